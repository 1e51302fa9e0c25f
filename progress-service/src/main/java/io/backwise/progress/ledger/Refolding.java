package io.backwise.progress.ledger;

import io.backwise.progress.streak.core.Checkpoint;
import io.backwise.progress.streak.core.Refold;
import io.backwise.progress.streak.core.Schedule;
import io.backwise.progress.streak.core.SessionFact;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps the checkpoints of patients whose facts changed, in the transaction of the change. */
@ApplicationScoped
class Refolding {
    private final ScheduleStore schedules;
    private final SessionStore sessions;
    private final CheckpointStore checkpoints;

    Refolding(ScheduleStore schedules, SessionStore sessions, CheckpointStore checkpoints) {
        this.schedules = schedules;
        this.sessions = sessions;
        this.checkpoints = checkpoints;
    }

    /**
     * Folds anew what a change made stale; asks the database for nothing when that is nothing, as for most sessions.
     *
     * @param touched the earliest day that changed, of each patient
     * @param before the day of the latest session of each, before the change
     * @param after the same after it
     */
    Uni<Void> refold(Map<UUID, LocalDate> touched, Map<UUID, LocalDate> before, Map<UUID, LocalDate> after) {
        Map<UUID, Refold> stale = new HashMap<>();
        touched.forEach((patient, day) -> Refold.of(
                        day, Optional.ofNullable(before.get(patient)), Optional.ofNullable(after.get(patient)))
                .ifPresent(it -> stale.put(patient, it)));
        if (stale.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<UUID, LocalDate> ends = new HashMap<>();
        stale.forEach((patient, it) -> ends.put(patient, it.after()));
        return schedules
                .schedules(stale.keySet())
                .chain(schedule -> checkpoints.latest(ends).chain(from -> sessions.since(starts(stale, from))
                        .chain(since -> checkpoints.replace(stale, fold(stale, schedule, from, since)))));
    }

    private static Map<UUID, LocalDate> starts(Map<UUID, Refold> stale, Map<UUID, Checkpoint> from) {
        Map<UUID, LocalDate> starts = new HashMap<>();
        for (UUID patient : stale.keySet()) {
            Checkpoint it = from.get(patient);
            starts.put(patient, it == null ? Refold.BEFORE_ALL : it.before());
        }
        return starts;
    }

    private static Map<UUID, List<Checkpoint>> fold(
            Map<UUID, Refold> stale,
            Map<UUID, Schedule> schedules,
            Map<UUID, Checkpoint> from,
            Map<UUID, List<SessionFact>> since) {
        Map<UUID, List<Checkpoint>> made = new HashMap<>();
        stale.forEach((patient, it) -> made.put(
                patient,
                it.checkpoints(
                        Optional.ofNullable(from.get(patient)),
                        schedules.getOrDefault(patient, Schedule.of(List.of())),
                        since.getOrDefault(patient, List.of()))));
        return made;
    }
}
