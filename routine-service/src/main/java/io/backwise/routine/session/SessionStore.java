package io.backwise.routine.session;

import io.backwise.kit.json.EventJson;
import io.backwise.kit.paging.DateRange;
import io.backwise.kit.store.Sql;
import io.backwise.routine.adaptation.core.PainOverWeeks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reported sessions. */
@ApplicationScoped
class SessionStore {
    private static final String PAGE = """
            SELECT body, answer FROM session WHERE patient_id = :patient AND performed_on BETWEEN :from AND :to
                AND (performed_on, session_id) > (:afterDay, :afterId)
            ORDER BY performed_on, session_id LIMIT :limit
            """;
    private static final String AFTER = """
            SELECT body, digest, answer FROM session WHERE patient_id = :patient AND (performed_on, session_id) > (:day, :id)
            ORDER BY performed_on, session_id LIMIT :limit
            """;
    private static final String LATEST = """
            SELECT body FROM session WHERE patient_id = :patient AND session_id <> :but
            ORDER BY performed_on DESC, cast(cast(body AS jsonb) #>> '{report,performedAt}' AS timestamptz) DESC
            LIMIT :limit
            """;
    private static final String SINCE = """
            SELECT body FROM session WHERE patient_id = :patient AND performed_on > :day
            ORDER BY performed_on DESC, cast(cast(body AS jsonb) #>> '{report,performedAt}' AS timestamptz) DESC
            LIMIT :most
            """;
    private static final String PAIN = """
            WITH latest AS (
                SELECT greatest(cast(:day AS date), max(performed_on)) AS day FROM session WHERE patient_id = :patient)
            SELECT performed_on, sum(pain_before), count(*) FROM session, latest
            WHERE patient_id = :patient AND session_id <> :but AND performed_on BETWEEN latest.day - cast(:days AS integer)
                AND latest.day AND pain_before IS NOT NULL
            GROUP BY performed_on
            """;
    private static final String OF_DAY = """
            SELECT session_id, status FROM session WHERE patient_id = :patient AND performed_on = :day ORDER BY session_id
            """;

    private static final UUID NONE = new UUID(0, 0);

    /** More than these, seven a day for four weeks, nobody plays, and nothing may grow with what somebody reports. */
    private static final int MOST = 200;

    private final EventJson json;

    SessionStore(EventJson json) {
        this.json = json;
    }

    /** A session with the digest of its report and the answer that was given. */
    record Stored(Session session, String digest, ReportAnswer answer) {}

    Uni<Optional<Stored>> find(UUID sessionId) {
        return Sql.rows("SELECT body, digest, answer FROM session WHERE session_id = :id", Map.of("id", sessionId))
                .map(rows -> rows.stream().map(this::stored).findFirst());
    }

    /** The latest of a patient's sessions other than this one. */
    Uni<List<Session>> latestBut(Session session, int limit) {
        return Sql.values(
                        LATEST,
                        String.class,
                        Map.of("patient", session.patientId(), "but", session.sessionId(), "limit", limit))
                .map(bodies -> bodies.stream().map(this::session).toList());
    }

    /** A patient's sessions after that day, the latest first; of very many the latest. */
    Uni<List<Session>> since(UUID patientId, LocalDate day) {
        return Sql.values(SINCE, String.class, Map.of("patient", patientId, "day", day, "most", MOST))
                .map(bodies -> bodies.stream().map(this::session).toList());
    }

    /** The pain before the other sessions of the weeks up to the latest one, by day: however many there are. */
    Uni<List<PainOverWeeks.Told>> painBefore(Session session) {
        return Sql.rows(
                        PAIN,
                        Map.of(
                                "patient", session.patientId(),
                                "but", session.sessionId(),
                                "day", session.performedOn(),
                                "days", PainOverWeeks.DAYS - 1))
                .map(rows -> rows.stream()
                        .map(it -> new PainOverWeeks.Told(
                                (LocalDate) it[0], ((Number) it[1]).longValue(), ((Number) it[2]).longValue()))
                        .toList());
    }

    /** All of a patient, by day and id. */
    Uni<List<Stored>> all(UUID patientId) {
        return after(patientId, Optional.empty(), Integer.MAX_VALUE);
    }

    /** So many of a patient after that one, by day and id; without one the first. */
    Uni<List<Stored>> after(UUID patientId, Optional<Session> last, int limit) {
        return Sql.rows(
                        AFTER,
                        Map.of(
                                "patient",
                                patientId,
                                "day",
                                last.map(Session::performedOn).orElse(LocalDate.EPOCH),
                                "id",
                                last.map(Session::sessionId).orElse(NONE),
                                "limit",
                                limit))
                .map(rows -> rows.stream().map(this::stored).toList());
    }

    private Stored stored(Object[] row) {
        return new Stored(session(row[0]), (String) row[1], answer(row[2]));
    }

    /** Keeps the morning after; the report and its answer stay as they were. */
    Uni<Void> putNextMorning(Session session, int pain) {
        return Sql.update(
                        "UPDATE session SET body = :body, next_morning = :pain WHERE session_id = :id",
                        Map.of(
                                "body", json.write(session),
                                "pain", pain,
                                "id", session.sessionId()))
                .replaceWithVoid();
    }

    /** Sessions of a range after the given place, by day and id. */
    Uni<List<SessionView>> page(UUID patientId, DateRange range, LocalDate afterDay, UUID afterId, int limit) {
        return Sql.rows(
                        PAGE,
                        Map.of(
                                "patient", patientId,
                                "from", range.from(),
                                "to", range.to(),
                                "afterDay", afterDay,
                                "afterId", afterId,
                                "limit", limit))
                .map(this::views);
    }

    /** That a session was reported, and what came of it: {@code completed}, {@code partial} or {@code rested}. */
    record Told(UUID sessionId, String status) {}

    /** The sessions of a day, by id. */
    Uni<List<Told>> of(UUID patientId, LocalDate day) {
        return Sql.rows(OF_DAY, Map.of("patient", patientId, "day", day)).map(rows -> rows.stream()
                .map(row -> new Told((UUID) row[0], (String) row[1]))
                .toList());
    }

    private List<SessionView> views(List<Object[]> rows) {
        return rows.stream()
                .map(it -> SessionView.of(session(it[0]), answer(it[1])))
                .toList();
    }

    private Session session(Object body) {
        return json.stored((String) body, Session.class);
    }

    private ReportAnswer answer(Object body) {
        return json.stored((String) body, ReportAnswer.class);
    }
}
