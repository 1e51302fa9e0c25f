package io.backwise.progress.ledger;

import io.backwise.kit.json.EventJson;
import io.backwise.kit.paging.AllPages;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A patient's ledger as it is read: from the checkpoint before the days that are asked for, never a lifetime. */
@ApplicationScoped
public class LedgerStore {
    private static final String STANDING = """
            SELECT patient_id, version, (SELECT max(performed_on) FROM session_fact WHERE patient_id = patient.patient_id)
            FROM patient WHERE patient_id = ANY (cast(:patients AS uuid[]))
            """;
    private static final String BETWEEN = """
            SELECT session_id, performed_on, performed_at, status, pain_before, pain_after FROM session_fact
            WHERE patient_id = :patient AND performed_on BETWEEN :from AND :to ORDER BY performed_on, session_id
            """;

    private static final String DONE = """
            SELECT body FROM session_fact WHERE patient_id = :patient AND (performed_on, session_id) > (:day, :session)
            ORDER BY performed_on, session_id LIMIT :most
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

    /** A ledger, empty of a patient of whom nothing has come. */
    public Uni<Ledger> load(UUID patientId) {
        return all(List.of(patientId)).map(found -> found.stream()
                .findFirst()
                .orElseGet(() -> new Ledger(patientId, 0, Schedule.of(List.of()), Optional.empty())));
    }

    private Uni<List<Ledger>> all(Collection<UUID> patients) {
        return Sql.rows(STANDING, Map.of("patients", patients.toArray(UUID[]::new)))
                .chain(rows -> schedules.schedules(patients).map(it -> rows.stream()
                        .map(row -> new Ledger(
                                (UUID) row[0],
                                ((Number) row[1]).longValue(),
                                it.getOrDefault((UUID) row[0], Schedule.of(List.of())),
                                Optional.ofNullable((LocalDate) row[2])))
                        .toList()));
    }

    /** The progress of each of these patients on their own day, a statement a table for all of them. */
    public Uni<Map<Ledger, Progress>> now(Collection<UUID> patients, Instant now) {
        return all(patients).chain(ledgers -> stretches(ledgers.stream()
                        .collect(Collectors.toMap(Ledger::patientId, it -> Progress.needsDaysFrom(it.today(now)))))
                .map(stretches -> ledgers.stream().collect(Collectors.toMap(it -> it, it -> {
                    Stretch stretch = stretches.getOrDefault(it.patientId(), Stretch.NONE);
                    return Progress.of(stretch.from(), it.schedule(), stretch.since(), it.today(now));
                }))));
    }

    /** What a fold goes on from, and the sessions since. */
    private record Stretch(Optional<Checkpoint> from, List<SessionFact> since) {
        static final Stretch NONE = new Stretch(Optional.empty(), List.of());
    }

    /** What has to be folded of each patient to know the days from the one given on. */
    private Uni<Map<UUID, Stretch>> stretches(Map<UUID, LocalDate> days) {
        return checkpoints.latest(days).chain(froms -> {
            Map<UUID, LocalDate> begins = new HashMap<>();
            days.keySet()
                    .forEach(it -> begins.put(
                            it,
                            Optional.ofNullable(froms.get(it))
                                    .map(Checkpoint::before)
                                    .orElse(Refold.BEFORE_ALL)));
            return sessions.since(begins).map(since -> days.keySet().stream()
                    .collect(Collectors.toMap(
                            it -> it,
                            it -> new Stretch(Optional.ofNullable(froms.get(it)), since.getOrDefault(it, List.of())))));
        });
    }

    /**
     * What became of the scheduled days from a day on.
     *
     * @param asOf none later is judged
     */
    public Uni<Map<LocalDate, DayState>> days(Ledger ledger, LocalDate first, LocalDate asOf) {
        return stretches(Map.of(ledger.patientId(), first))
                .map(all -> all.getOrDefault(ledger.patientId(), Stretch.NONE))
                .map(it -> Progress.days(it.from(), ledger.schedule(), it.since(), asOf));
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

    /** What was done of an exercise after that place, so many at most, by day, the earliest first. */
    public Uni<List<DoneExercise>> done(UUID patientId, String exercise, DonePlace after, int most) {
        return AllPages.<SessionV1>of(
                        last -> sessions(patientId, last.map(DonePlace::of).orElse(after)))
                .onItem()
                .<SessionV1>transformToIterable(page -> page)
                .onItem()
                .transformToIterable(session -> done(session, exercise).toList())
                .select()
                .first(most)
                .collect()
                .asList();
    }

    private Uni<List<SessionV1>> sessions(UUID patientId, DonePlace after) {
        return Sql.values(
                        DONE,
                        String.class,
                        Map.of(
                                "patient",
                                patientId,
                                "day",
                                after.date(),
                                "session",
                                after.sessionId(),
                                "most",
                                AllPages.ROWS))
                .map(bodies -> bodies.stream()
                        .map(it -> json.stored(it, SessionV1.class))
                        .toList());
    }

    private static Stream<DoneExercise> done(SessionV1 session, String exercise) {
        return session.items().stream()
                .filter(it -> it.exercise().equals(exercise))
                .map(it -> new DoneExercise(
                        session.performedOn(),
                        session.sessionId(),
                        it.setsDone(),
                        it.repsDone(),
                        it.holdSecondsDone(),
                        it.minutesDone()));
    }
}
