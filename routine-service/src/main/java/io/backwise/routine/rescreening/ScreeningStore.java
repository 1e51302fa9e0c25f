package io.backwise.routine.rescreening;

import io.backwise.kit.json.EventJson;
import io.backwise.kit.store.Sql;
import io.backwise.routine.plan.Plan;
import io.backwise.routine.profile.Profile;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which plans have been screened with what. */
@ApplicationScoped
class ScreeningStore {
    private static final String DUE = """
            SELECT plan.body AS plan_body, profile.body AS profile_body FROM plan JOIN profile USING (patient_id)
            WHERE status IN ('active', 'suspended') AND plan_id > :after
                AND (screened_with < :version OR screened_at < :before)
            ORDER BY plan_id LIMIT :limit FOR UPDATE OF plan SKIP LOCKED FOR SHARE OF profile SKIP LOCKED
            """;
    private static final String SCREENED = """
            UPDATE plan SET screened_with = :version, screened_at = :at
            WHERE plan_id = ANY (cast(string_to_array(:plans, ',') AS uuid[]))
            """;

    private final EventJson json;

    ScreeningStore(EventJson json) {
        this.json = json;
    }

    /** A plan in force with the profile of its patient. */
    record Due(Plan plan, Profile profile) {}

    /**
     * Plans in force that were not screened with this catalogue yet, or not since then, by id; each is held until the
     * transaction ends, and those which somebody else holds are left to them.
     */
    Uni<List<Due>> due(long version, Instant before, UUID after, int limit) {
        return Sql.rows(
                        DUE,
                        Map.of(
                                "version", version,
                                "before", before.atOffset(ZoneOffset.UTC),
                                "after", after,
                                "limit", limit))
                .map(rows -> rows.stream()
                        .map(it -> new Due(
                                json.stored((String) it[0], Plan.class), json.stored((String) it[1], Profile.class)))
                        .toList());
    }

    /** They have been screened with this catalogue. */
    Uni<Void> screened(Collection<UUID> plans, long version, Instant at) {
        return plans.isEmpty()
                ? Uni.createFrom().voidItem()
                : Sql.update(
                                SCREENED,
                                Map.of(
                                        "version", version,
                                        "at", at.atOffset(ZoneOffset.UTC),
                                        "plans",
                                                String.join(
                                                        ",",
                                                        plans.stream()
                                                                .map(UUID::toString)
                                                                .toList())))
                        .replaceWithVoid();
    }

    /** Whatever it was screened with, what the patient's plan rests on has changed. */
    Uni<Void> forget(UUID patientId) {
        return Sql.update(
                        "UPDATE plan SET screened_with = 0 WHERE patient_id = :patient"
                                + " AND status IN ('active', 'suspended')",
                        Map.of("patient", patientId))
                .replaceWithVoid();
    }
}
