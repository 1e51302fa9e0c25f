package io.backwise.progress.alert;

import io.backwise.kit.consuming.Required;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** What this service reads of {@code care-alert}: an alert at a version. */
record CareAlertV1(UUID alertId, Long version, UUID patientId, String state, String kind, Instant raisedAt) {
    private static final Set<String> STATES = Set.of("open", "acknowledged");

    CareAlertV1 {
        Required.present("alertId", alertId);
        Required.present("version", version);
        Required.present("patientId", patientId);
        Required.present("state", state);
        Required.present("kind", kind);
        Required.present("raisedAt", raisedAt);
        Required.that(version >= 1, "version is below 1");
        Required.that(STATES.contains(state), "unknown state");
        Required.that(!kind.isBlank(), "kind is blank");
    }
}
