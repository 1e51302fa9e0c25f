package io.backwise.progress.careteam;

import io.backwise.kit.consuming.Required;
import java.util.List;
import java.util.UUID;

/** What this service reads of {@code care-team-changed}: the whole team at a version. */
record CareTeamV1(UUID patientId, Long version, List<String> clinicians) {
    CareTeamV1 {
        Required.present("patientId", patientId);
        Required.present("version", version);
        Required.present("clinicians", clinicians);
        Required.that(version >= 1, "version is below 1");
        Required.each("clinicians", clinicians);
        Required.that(clinicians.stream().noneMatch(String::isBlank), "a clinician is blank");
        Required.that(
                clinicians.stream().flatMapToInt(String::chars).noneMatch(Character::isISOControl),
                "a clinician has control characters");
    }
}
