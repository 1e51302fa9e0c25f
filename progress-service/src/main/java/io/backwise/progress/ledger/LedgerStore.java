package io.backwise.progress.ledger;

import io.backwise.kit.json.Digest;
import io.backwise.kit.json.EventJson;
import io.backwise.kit.store.Instants;
import io.backwise.kit.store.Sql;
import io.backwise.progress.streak.core.Schedule;
import io.backwise.progress.streak.core.ScheduleFact;
import io.backwise.progress.streak.core.ScheduleFact.Completed;
import io.backwise.progress.streak.core.ScheduleFact.Resumed;
import io.backwise.progress.streak.core.ScheduleFact.Scheduled;
import io.backwise.progress.streak.core.ScheduleFact.Suspended;
import io.backwise.progress.streak.core.SessionFact;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The facts of each patient. Of two different facts with one natural key, which only a defect upstream can make, the
 * smaller stands whichever came first, so that the order of arrival decides nothing.
 */
@ApplicationScoped
public class LedgerStore {
    private static final String PUT_SCHEDULE = """
            INSERT INTO schedule_fact (patient_id, sequence, kind, day, weekdays, zone, ce_id, digest, body)
            VALUES (:patient, :sequence, :kind, :day, :weekdays, :zone, :ce, :digest, :body)
            ON CONFLICT (patient_id, sequence) DO UPDATE
            SET kind = excluded.kind, day = excluded.day, weekdays = excluded.weekdays, zone = excluded.zone,
                ce_id = excluded.ce_id, digest = excluded.digest, body = excluded.body
            WHERE (excluded.ce_id, excluded.digest) < (schedule_fact.ce_id, schedule_fact.digest)
            """;
    private static final String PUT_SESSION = """
            INSERT INTO session_fact (session_id, patient_id, performed_on, performed_at, status, pain_before, pain_after,
                reported_at, ce_id, digest, body)
            VALUES (:session, :patient, :on, :at, :status, :before, :after, :reported, :ce, :digest, :body)
            ON CONFLICT (session_id) DO UPDATE
            SET patient_id = excluded.patient_id, performed_on = excluded.performed_on,
                performed_at = excluded.performed_at, status = excluded.status, pain_before = excluded.pain_before,
                pain_after = excluded.pain_after, reported_at = excluded.reported_at, ce_id = excluded.ce_id,
                digest = excluded.digest, body = excluded.body
            WHERE (excluded.reported_at, excluded.ce_id, excluded.digest)
                < (session_fact.reported_at, session_fact.ce_id, session_fact.digest)
            """;
    private static final String SCHEDULE = """
            SELECT sequence, kind, cast(day AS text), weekdays, zone FROM schedule_fact WHERE patient_id = :patient
            """;
    private static final String SESSIONS = """
            SELECT cast(session_id AS text), cast(performed_on AS text), performed_at, status, pain_before, pain_after
            FROM session_fact WHERE patient_id = :patient
            """;
    private static final String VERSION = "SELECT version FROM patient WHERE patient_id = :patient";

    private final EventJson json;

    LedgerStore(EventJson json) {
        this.json = json;
    }

    /** What entering a fact did. */
    enum Entry {
        ENTERED,
        KNOWN,
        CONTRADICTS
    }

    /** All that is known of a patient, and the version of it. */
    public Uni<Ledger> load(UUID patientId) {
        Map<String, UUID> patient = Map.of("patient", patientId);
        return Sql.value(VERSION, Long.class, patient)
                .chain(version -> Sql.rows(SCHEDULE, patient).chain(schedule -> Sql.rows(SESSIONS, patient)
                        .map(sessions -> new Ledger(
                                version.orElse(0L),
                                Schedule.of(schedule.stream()
                                        .map(LedgerStore::scheduleFact)
                                        .toList()),
                                sessions.stream().map(LedgerStore::sessionFact).toList()))));
    }

    /** Whether the session has arrived. */
    public Uni<Boolean> holds(UUID patientId, UUID sessionId) {
        return Sql.value(
                        "SELECT count(*) FROM session_fact WHERE session_id = :session AND patient_id = :patient",
                        Long.class,
                        Map.of("session", sessionId, "patient", patientId))
                .map(count -> count.orElse(0L) > 0);
    }

    /** What was done of an exercise, by day, the earliest first. */
    public Uni<List<DoneExercise>> done(UUID patientId, String exercise) {
        return Sql.values(
                        "SELECT body FROM session_fact WHERE patient_id = :patient ORDER BY performed_on, session_id",
                        String.class,
                        Map.of("patient", patientId))
                .map(bodies -> bodies.stream()
                        .map(it -> json.stored(it, SessionV1.class))
                        .flatMap(session -> session.items().stream()
                                .filter(it -> it.exercise().equals(exercise))
                                .map(it -> new DoneExercise(
                                        session.performedOn(),
                                        session.sessionId(),
                                        it.setsDone(),
                                        it.repsDone(),
                                        it.holdSecondsDone(),
                                        it.minutesDone())))
                        .toList());
    }

    Uni<Entry> put(PlanEvent event) {
        ScheduleFact fact = event.fact();
        Map<String, Object> columns = new HashMap<>();
        columns.put("patient", event.patientId());
        columns.put("sequence", fact.sequence());
        columns.put("kind", fact.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        columns.put("weekdays", fact instanceof Scheduled it ? bits(it.weekdays()) : (short) 0);
        columns.put("zone", fact instanceof Scheduled it ? it.zone().getId() : "");
        columns.put(
                "day",
                switch (fact) {
                    case Scheduled it -> it.from();
                    case Completed it -> it.to();
                    case Suspended it -> it.from();
                    case Resumed it -> it.to();
                });
        String body = json.write(fact);
        String digest = Digest.of(fact.getClass().getSimpleName() + body);
        columns.put("ce", event.ceId());
        columns.put("digest", digest);
        columns.put("body", body);
        return entry(
                Sql.update(PUT_SCHEDULE, columns),
                "SELECT digest FROM schedule_fact WHERE patient_id = :patient AND sequence = :sequence",
                Map.of("patient", event.patientId(), "sequence", fact.sequence()),
                digest);
    }

    Uni<Entry> put(SessionEvent event) {
        SessionV1 data = event.data();
        String body = json.write(data);
        String digest = Digest.of(body);
        Map<String, Object> columns = new HashMap<>();
        columns.put("session", data.sessionId());
        columns.put("patient", data.patientId());
        columns.put("on", data.performedOn());
        columns.put("at", data.performedAt().atOffset(ZoneOffset.UTC));
        columns.put("status", data.status());
        columns.put("before", data.painBefore());
        columns.put("after", data.painAfter());
        columns.put("reported", data.reportedAt().atOffset(ZoneOffset.UTC));
        columns.put("ce", event.ceId());
        columns.put("digest", digest);
        columns.put("body", body);
        return entry(
                Sql.update(PUT_SESSION, columns),
                "SELECT digest FROM session_fact WHERE session_id = :session",
                Map.of("session", data.sessionId()),
                digest);
    }

    private static Uni<Entry> entry(Uni<Integer> put, String standing, Map<String, ?> key, String digest) {
        return put.chain(rows -> rows > 0
                ? Uni.createFrom().item(Entry.ENTERED)
                : Sql.value(standing, String.class, key)
                        .map(it -> it.filter(digest::equals).isPresent() ? Entry.KNOWN : Entry.CONTRADICTS));
    }

    private static ScheduleFact scheduleFact(Object[] row) {
        long sequence = ((Number) row[0]).longValue();
        LocalDate day = LocalDate.parse((String) row[2]);
        return switch ((String) row[1]) {
            case "scheduled" ->
                new Scheduled(sequence, day, weekdays(((Number) row[3]).intValue()), ZoneId.of((String) row[4]));
            case "completed" -> new Completed(sequence, day);
            case "suspended" -> new Suspended(sequence, day);
            default -> new Resumed(sequence, day);
        };
    }

    private static SessionFact sessionFact(Object[] row) {
        return new SessionFact(
                (String) row[0],
                LocalDate.parse((String) row[1]),
                Instants.of(row[2]),
                SessionFact.Status.valueOf(((String) row[3]).toUpperCase(Locale.ROOT)),
                ((Number) row[4]).intValue(),
                ((Number) row[5]).intValue());
    }

    private static short bits(Set<DayOfWeek> weekdays) {
        int bits = 0;
        for (DayOfWeek day : weekdays) {
            bits |= 1 << day.ordinal();
        }
        return (short) bits;
    }

    private static Set<DayOfWeek> weekdays(int bits) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if ((bits & 1 << day.ordinal()) != 0) {
                days.add(day);
            }
        }
        return days;
    }
}
