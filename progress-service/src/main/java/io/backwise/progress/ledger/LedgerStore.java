package io.backwise.progress.ledger;

import io.backwise.kit.json.EventJson;
import io.backwise.kit.store.Sql;
import io.backwise.progress.streak.core.Checkpoint;
import io.backwise.progress.streak.core.DayState;
import io.backwise.progress.streak.core.Progress;
import io.backwise.progress.streak.core.Refold;
import io.backwise.progress.streak.core.Schedule;
import io.backwise.progress.streak.core.SessionFact;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** A patient's ledger as it is read: from the checkpoint before the days that are asked for, never a lifetime. */
@ApplicationScoped
public class LedgerStore {
    private static final String STANDING = """
            SELECT version, (SELECT max(performed_on) FROM session_fact WHERE patient_id = :patient)
            FROM patient WHERE patient_id = :patient
            """;
    private static final String STANDING_OF_MANY = """
            SELECT patient_id, version, (SELECT max(performed_on) FROM session_fact WHERE patient_id = patient.patient_id)
            FROM patient WHERE patient_id = ANY (cast(:patients AS uuid[]))
            """;
    private static final String BETWEEN = """
            SELECT session_id, performed_on, performed_at, status, pain_before, pain_after FROM session_fact
            WHERE patient_id = :patient AND performed_on BETWEEN :from AND :to ORDER BY performed_on, session_id
            """;

    private final ScheduleStore schedules;
    private final SessionStore sessions;
    private final CheckpointStore checkpoints;
    private final EventJson json;

    LedgerStore(ScheduleStore schedules, SessionStore sessions, CheckpointStore checkpoints, EventJson json) {
        this.schedules = schedules;
        this.sessions = sessions;
        this.checkpoints = checkpoints;
        this.json = json;
    }

    public Uni<Ledger> load(UUID patientId) {
        return Sql.rows(STANDING, Map.of("patient", patientId)).chain(rows -> schedules
                .schedules(List.of(patientId))
                .map(it -> ledger(patientId, rows, it.getOrDefault(patientId, Schedule.of(List.of())))));
    }

    private static Ledger ledger(UUID patientId, List<Object[]> rows, Schedule schedule) {
        return rows.stream()
                .findFirst()
                .map(row -> new Ledger(
                        patientId, ((Number) row[0]).longValue(), schedule, Optional.ofNullable((LocalDate) row[1])))
                .orElseGet(() -> new Ledger(patientId, 0, schedule, Optional.empty()));
    }

    /** The progress of each of these patients on their own day, a statement a table for all of them. */
    public Uni<Map<Ledger, Progress>> now(Collection<UUID> patients, Instant now) {
        return Sql.rows(STANDING_OF_MANY, Map.of("patients", patients.toArray(UUID[]::new)))
                .chain(rows -> schedules.schedules(patients).map(it -> rows.stream()
                        .map(row -> new Ledger(
                                (UUID) row[0],
                                ((Number) row[1]).longValue(),
                                it.getOrDefault((UUID) row[0], Schedule.of(List.of())),
                                Optional.ofNullable((LocalDate) row[2])))
                        .toList()))
                .chain(all -> now(all, now));
    }

    private Uni<Map<Ledger, Progress>> now(List<Ledger> all, Instant now) {
        Map<UUID, LocalDate> needed =
                all.stream().collect(Collectors.toMap(Ledger::patientId, it -> Progress.needsDaysFrom(it.today(now))));
        return checkpoints.latest(needed).chain(froms -> {
            Map<UUID, LocalDate> days = new HashMap<>();
            needed.keySet()
                    .forEach(it -> days.put(
                            it,
                            Optional.ofNullable(froms.get(it))
                                    .map(Checkpoint::before)
                                    .orElse(Refold.BEFORE_ALL)));
            return sessions.since(days).map(since -> all.stream()
                    .collect(Collectors.toMap(
                            it -> it,
                            it -> Progress.of(
                                    Optional.ofNullable(froms.get(it.patientId())),
                                    it.schedule(),
                                    since.getOrDefault(it.patientId(), List.of()),
                                    it.today(now)))));
        });
    }

    /** The progress as of a day. */
    public Uni<Progress> progress(Ledger ledger, LocalDate asOf) {
        return fold(
                ledger,
                Progress.needsDaysFrom(asOf),
                (from, since) -> Progress.of(from, ledger.schedule(), since, asOf));
    }

    /**
     * What became of the scheduled days from a day on.
     *
     * @param asOf none later is judged
     */
    public Uni<Map<LocalDate, DayState>> days(Ledger ledger, LocalDate first, LocalDate asOf) {
        return fold(ledger, first, (from, since) -> Progress.days(from, ledger.schedule(), since, asOf));
    }

    private <T> Uni<T> fold(Ledger ledger, LocalDate day, BiFunction<Optional<Checkpoint>, List<SessionFact>, T> fold) {
        UUID patient = ledger.patientId();
        return checkpoints.latest(patient, day).chain(from -> sessions.since(
                        Map.of(patient, from.map(Checkpoint::before).orElse(Refold.BEFORE_ALL)))
                .map(since -> fold.apply(from, since.getOrDefault(patient, List.of()))));
    }

    /** The sessions of these days, both included, by day and id. */
    public Uni<List<SessionFact>> between(UUID patientId, LocalDate from, LocalDate to) {
        return Sql.rows(BETWEEN, Map.of("patient", patientId, "from", from, "to", to))
                .map(rows -> rows.stream().map(SessionStore::fact).toList());
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
}
