package io.backwise.routine.profile;

import io.backwise.kit.json.EventJson;
import io.backwise.kit.store.Instants;
import io.backwise.kit.store.Sql;
import io.backwise.routine.profile.Profile.RecordedCondition;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Profiles, one a patient. */
@ApplicationScoped
public class ProfileStore {
    private static final String PUT = """
            INSERT INTO profile (patient_id, body, changed_at) VALUES (:patient, :body, :at)
            ON CONFLICT (patient_id) DO UPDATE SET body = excluded.body, changed_at = excluded.changed_at
            """;

    private final EventJson json;

    ProfileStore(EventJson json) {
        this.json = json;
    }

    public Uni<Optional<Profile>> find(UUID patientId) {
        return Sql.value(
                        "SELECT body FROM profile WHERE patient_id = :patient",
                        String.class,
                        Map.of("patient", patientId))
                .map(found -> found.map(it -> json.stored(it, Profile.class)));
    }

    /** When the profile was last written, red flags told with a report included. */
    public Uni<Instant> changedAt(UUID patientId) {
        return Sql.value(
                        "SELECT changed_at FROM profile WHERE patient_id = :patient",
                        Object.class,
                        Map.of("patient", patientId))
                .map(it -> Instants.of(it.orElseThrow()));
    }

    /**
     * A red flag told with a session stands in the profile until the profile is written anew: it blocks composition.
     *
     * @return the profile with them; empty when there is none
     */
    public Uni<Optional<Profile>> addRedFlags(UUID patientId, List<String> flags) {
        return find(patientId)
                .map(found -> found.map(it -> it.withRedFlags(flags)))
                .call(now -> now.isEmpty() ? Uni.createFrom().voidItem() : put(patientId, now.get()));
    }

    /** What the rules found out of a person stands among the conditions; what is on record already stays as it is. */
    public Uni<Void> addConditions(UUID patientId, List<String> slugs) {
        return find(patientId)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : put(patientId, found.get().withConditions(notRecorded(found.get(), slugs))));
    }

    private static List<RecordedCondition> notRecorded(Profile profile, List<String> slugs) {
        Set<String> recorded =
                profile.conditions().stream().map(RecordedCondition::slug).collect(Collectors.toUnmodifiableSet());
        LocalDate today = LocalDate.now(ZoneId.of(profile.zone()));
        return slugs.stream()
                .filter(it -> !recorded.contains(it))
                .map(it -> new RecordedCondition(it, today))
                .toList();
    }

    Uni<Void> put(UUID patientId, Profile profile) {
        return Sql.update(
                        PUT,
                        Map.of(
                                "patient", patientId,
                                "body", json.write(profile),
                                "at", OffsetDateTime.now(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
