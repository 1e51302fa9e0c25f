package io.backwise.progress.streak.core;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a change makes stale. A checkpoint is kept at each {@link Checkpoint#boundary} after the first day of a ledger, up
 * to the day of its latest session: which ones there are, and what they say, follows from the facts alone and not from
 * the order in which they came.
 *
 * @param after checkpoints before a later day than this are stale; those up to it stand
 * @param last the day of the latest session
 */
public record Refold(LocalDate after, LocalDate last) {
    /** Earlier than any day of which a fact may speak. */
    public static final LocalDate BEFORE_ALL = LocalDate.of(1, 1, 1);

    /**
     * What to fold anew; empty when no checkpoint is touched, as for a session that follows the latest one.
     *
     * @param touched the earliest day on which facts changed
     * @param lastBefore the day of the latest session before the change
     * @param last the same after the change
     */
    public static Optional<Refold> of(LocalDate touched, Optional<LocalDate> lastBefore, Optional<LocalDate> last) {
        LocalDate end = last.orElse(BEFORE_ALL);
        LocalDate after =
                lastBefore.map(it -> it.isBefore(touched) ? it : touched).orElse(BEFORE_ALL);
        // Those of days after the latest session are gone with the sessions that there were.
        boolean shorter = lastBefore.filter(end::isBefore).isPresent();
        return shorter || Checkpoint.boundary(end).isAfter(after)
                ? Optional.of(new Refold(end.isBefore(after) ? end : after, end))
                : Optional.empty();
    }

    /**
     * The checkpoints that take the place of the stale ones.
     *
     * @param from the latest checkpoint that stands; empty when there is none
     * @param since the sessions from that checkpoint on, or all
     */
    public List<Checkpoint> checkpoints(Optional<Checkpoint> from, Schedule schedule, Collection<SessionFact> since) {
        Sessions sessions = new Sessions(since);
        Optional<Checkpoint> start =
                from.or(() -> Progress.start(schedule, sessions).map(Checkpoint::atStart));
        if (start.isEmpty()) {
            return List.of();
        }
        List<Checkpoint> made = new ArrayList<>();
        Walk walk = new Walk(start.get(), schedule, sessions);
        LocalDate boundary = Checkpoint.nextBoundary(start.get().before());
        for (; !boundary.isAfter(last); boundary = Checkpoint.nextBoundary(boundary)) {
            made.add(walk.through(boundary.minusDays(1)).checkpoint());
        }
        return made;
    }
}
