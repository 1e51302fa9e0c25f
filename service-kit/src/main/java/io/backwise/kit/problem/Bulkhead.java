package io.backwise.kit.problem;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * So many guests at work at once; the others wait in the order in which they came, as many as there is room for. Who has gone
 * holds neither a place nor a seat, and is never begun: the time of those who stay is not spent on them. Safe for use by many
 * threads.
 *
 * <p>Whether a guest has gone is asked in {@link #turn} only, with no lock in hand. The answer may need a lock of the guest's
 * own, so a caller who holds such a lock must not call it.
 *
 * @param <T> the guests, told apart by {@code equals}
 */
final class Bulkhead<T> {
    /** What a guest has: a place at work, a seat to wait on, or neither. */
    enum Held {
        PLACE,
        SEAT,
        NOTHING
    }

    /**
     * Whose turn it is.
     *
     * @param begun those who have a place now, first come first
     * @param refused those for whom there is no seat, the last to come
     */
    record Turn<T>(List<T> begun, List<T> refused) {}

    private final int mostAtWork;
    private final int mostWaiting;
    private final Predicate<T> isGone;
    private final Set<T> atWork = new LinkedHashSet<>();
    private final Set<T> waiting = new LinkedHashSet<>();

    /**
     * @param mostAtWork at least 1
     * @param mostWaiting 0 or more
     * @param isGone whether nobody waits for this guest's answer any more; stays true once it is
     */
    Bulkhead(int mostAtWork, int mostWaiting, Predicate<T> isGone) {
        if (mostAtWork < 1 || mostWaiting < 0) {
            throw new IllegalArgumentException("no place: " + mostAtWork + " at work, " + mostWaiting + " waiting");
        }
        this.mostAtWork = mostAtWork;
        this.mostWaiting = mostWaiting;
        this.isGone = isGone;
    }

    /** Takes a place when one is free and nobody waits for it, else a seat; {@link #turn} tells what comes of that. */
    synchronized Held enter(T guest) {
        if (waiting.isEmpty() && atWork.size() < mostAtWork) {
            atWork.add(guest);
            return Held.PLACE;
        }
        waiting.add(guest);
        return Held.SEAT;
    }

    /** Gives back what the guest holds, and tells what that was. */
    synchronized Held leave(T guest) {
        if (atWork.remove(guest)) {
            return Held.PLACE;
        }
        return waiting.remove(guest) ? Held.SEAT : Held.NOTHING;
    }

    /** Gives what those who have gone hold to those who wait; each is told once. */
    Turn<T> turn() {
        List<T> everybody;
        synchronized (this) {
            if (waiting.isEmpty()) {
                return new Turn<>(List.of(), List.of());
            }
            everybody = new ArrayList<>(atWork);
            everybody.addAll(waiting);
        }
        List<T> gone = everybody.stream().filter(isGone).toList();
        synchronized (this) {
            gone.forEach(this::leave);
            List<T> begun = first(mostAtWork - atWork.size());
            begun.forEach(waiting::remove);
            atWork.addAll(begun);
            List<T> refused = new ArrayList<>(waiting).subList(Math.min(mostWaiting, waiting.size()), waiting.size());
            refused.forEach(waiting::remove);
            return new Turn<>(begun, refused);
        }
    }

    private List<T> first(int many) {
        return waiting.stream().limit(Math.max(0, many)).toList();
    }

    synchronized boolean isAnyoneWaiting() {
        return !waiting.isEmpty();
    }
}
