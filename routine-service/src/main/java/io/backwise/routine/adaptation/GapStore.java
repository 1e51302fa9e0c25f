package io.backwise.routine.adaptation;

import io.backwise.kit.store.Sql;
import io.backwise.routine.adaptation.core.Gap;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** When people last did a session, and which gap their plan has answered to already. */
@ApplicationScoped
public class GapStore {
    private static final String SILENT = """
            SELECT patient_id FROM (
                SELECT plan.patient_id, plan.gap_since, plan.gap_days,
                    (SELECT max(performed_on) FROM session
                        WHERE session.patient_id = plan.patient_id AND session.status <> 'rested') AS last
                FROM plan WHERE status = 'active' AND plan.patient_id > :after) AS active
            WHERE last <= :week AND (gap_since IS DISTINCT FROM last
                OR gap_days < CASE WHEN last <= :fourWeeks THEN :longest WHEN last <= :twoWeeks THEN :middle ELSE 0 END)
            ORDER BY patient_id LIMIT :limit
            """;

    /** The patients whose active plan may have to answer to a gap, by id, at most so many. */
    Uni<List<UUID>> silent(LocalDate today, UUID after, int limit) {
        return Sql.values(
                SILENT,
                UUID.class,
                Map.of(
                        "after", after,
                        "week", today.minusDays(Gap.WEEK.days()),
                        "twoWeeks", today.minusDays(Gap.TWO_WEEKS.days()),
                        "fourWeeks", today.minusDays(Gap.FOUR_WEEKS.days()),
                        "middle", Gap.TWO_WEEKS.days(),
                        "longest", Gap.FOUR_WEEKS.days(),
                        "limit", limit));
    }

    /** The last day with a session; empty before the first. */
    public Uni<Optional<LocalDate>> lastDay(UUID patientId) {
        return Sql.value(
                "SELECT performed_on FROM session WHERE patient_id = :patient AND status <> 'rested'"
                        + " ORDER BY performed_on DESC LIMIT 1",
                LocalDate.class,
                Map.of("patient", patientId));
    }

    /** Whether the plan has answered to a gap of so many days since then, or to a longer one. */
    Uni<Boolean> isAnswered(UUID planId, LocalDate since, int days) {
        return Sql.value(
                        "SELECT count(*) FROM plan WHERE plan_id = :plan AND gap_since = :since AND gap_days >= :days",
                        Long.class,
                        Map.of("since", since, "days", days, "plan", planId))
                .map(it -> it.orElseThrow() > 0);
    }

    /** The plan has answered to a gap of so many days since then. */
    Uni<Void> answered(UUID planId, LocalDate since, int days) {
        return Sql.update(
                        "UPDATE plan SET gap_since = :since, gap_days = :days WHERE plan_id = :plan",
                        Map.of("since", since, "days", days, "plan", planId))
                .replaceWithVoid();
    }
}
