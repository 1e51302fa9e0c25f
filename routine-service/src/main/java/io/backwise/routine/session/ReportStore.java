package io.backwise.routine.session;

import io.backwise.kit.json.EventJson;
import io.backwise.kit.outbox.Outbox;
import io.backwise.kit.outbox.OutboxEvent;
import io.backwise.kit.privacy.Tombstones;
import io.backwise.kit.store.Sql;
import io.backwise.routine.plan.Prescription;
import io.backwise.routine.session.SessionStore.Stored;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What taking a report needs of the database, in two statements: one before it is weighed, one that keeps it. */
@ApplicationScoped
public class ReportStore {
    /**
     * A session that is here is answered from what stands, without a lock: impatient phones must not make others wait. The
     * revision is read as it stood before the lock was granted: one that was made meanwhile cannot have been followed, since
     * nobody had seen it.
     */
    public static final String BEGIN = """
            SELECT (SELECT count(*) FROM tombstone WHERE hash = :hash), known.body, known.digest, known.answer,
                locked.patient_id, cast((SELECT body FROM plan_revision
                    WHERE plan_id = :plan AND (cast(:revision AS integer) = 0 OR revision = :revision)
                    ORDER BY made_at > :at, CASE WHEN made_at > :at THEN revision ELSE -revision END LIMIT 1) AS text)
            FROM (SELECT) AS one
            LEFT JOIN session AS known ON known.session_id = :session
            LEFT JOIN LATERAL (
                SELECT patient_id FROM patient WHERE patient_id = :patient AND known.session_id IS NULL
                FOR NO KEY UPDATE) AS locked ON true
            """;

    /** Public, as the one above, for whoever measures them beside a client that does nothing else. */
    public static final String KEEP = """
            INSERT INTO session (session_id, patient_id, plan_id, performed_on, status, pain_before, digest, body, answer,
                reported_at)
            VALUES (:session, :patient, :plan, :on, :status, :pain, :digest, :body, :answer, :at)
            ON CONFLICT (session_id) DO NOTHING
            """;

    private static final int ANY = 0;

    private final EventJson json;
    private final Tombstones tombstones;
    private final Outbox outbox;

    ReportStore(EventJson json, Tombstones tombstones, Outbox outbox) {
        this.json = json;
        this.tombstones = tombstones;
        this.outbox = outbox;
    }

    /**
     * What a report meets.
     *
     * @param isErased whether the patient asked to be forgotten
     * @param known the session that has this id already, whoever's it is
     * @param isLocked whether the patient is locked until the transaction ends; not when the session is known, nor when there
     *     is no such patient, or not any more
     * @param plan that was named, at the revision that was named with it, else the one in force when the session was performed,
     *     or the first
     */
    record Met(boolean isErased, Optional<Stored> known, boolean isLocked, Optional<FollowedPlan> plan) {}

    Uni<Met> begin(UUID patientId, UUID sessionId, ReportRequest report) {
        return Sql.rows(
                        BEGIN,
                        Map.of(
                                "hash",
                                tombstones.hash(patientId),
                                "patient",
                                patientId,
                                "session",
                                sessionId,
                                "plan",
                                report.planId(),
                                "revision",
                                report.planRevision() == null ? ANY : report.planRevision(),
                                "at",
                                report.performedAt().atOffset(ZoneOffset.UTC)))
                .map(rows -> met(rows.getFirst()));
    }

    private Met met(Object[] row) {
        return new Met(
                ((Number) row[0]).longValue() > 0,
                Optional.ofNullable((String) row[1])
                        .map(body -> new Stored(
                                json.stored(body, Session.class),
                                (String) row[2],
                                json.stored((String) row[3], ReportAnswer.class))),
                row[4] != null,
                plan(row[5]));
    }

    /** Of a stored revision, what a report needs: to read the rest of it cost more than the statements. */
    record Revision(PlanPart plan) {
        record PlanPart(UUID patientId, int revision, SessionPart session) {}

        record SessionPart(List<Prescription> items) {}

        FollowedPlan followed() {
            return new FollowedPlan(
                    plan.patientId(), plan.revision(), plan.session().items());
        }
    }

    private Optional<FollowedPlan> plan(@Nullable Object body) {
        return Optional.ofNullable((String) body)
                .map(it -> json.stored(it, Revision.class).followed());
    }

    /**
     * Keeps a session with the event that tells of it, unless one has its id already; tells whether it did. Waits for whoever is
     * about to.
     */
    Uni<Boolean> keep(Stored it, OutboxEvent event) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("session", it.session().sessionId());
        columns.put("patient", it.session().patientId());
        columns.put("plan", it.session().report().planId());
        columns.put("on", it.session().performedOn());
        columns.put("status", it.session().status());
        columns.put("pain", it.session().report().painBefore().shortValue());
        columns.put("digest", it.digest());
        columns.put("body", json.write(it.session()));
        columns.put("answer", json.write(it.answer()));
        columns.put("at", it.session().reportedAt().atOffset(ZoneOffset.UTC));
        return outbox.appendWith(KEEP, columns, event);
    }
}
