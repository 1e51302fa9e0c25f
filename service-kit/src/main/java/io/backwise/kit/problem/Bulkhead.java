package io.backwise.kit.problem;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * So many guests at work at once; the others wait in the order in which they came, as many as there is room for. Who has gone
 * holds neither a place nor a seat, and is never begun: the time of those who stay is not spent on them. Safe for use by many
 * threads.
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

    private final int mostAtWork;
    private final int mostWaiting;
    private final Predicate<T> isGone;
    private final Set<T> atWork = new LinkedHashSet<>();
    private final Set<T> waiting = new LinkedHashSet<>();

    /**
     * @param mostAtWork at least 1
     * @param mostWaiting 1 or more: each guest waits first, be it for no time
     * @param isGone whether nobody waits for this guest's answer any more; stays true once it is. May wait for a lock that is
     *     held around a call of {@link #leave}
     */
    Bulkhead(int mostAtWork, int mostWaiting, Predicate<T> isGone) {
        if (mostAtWork < 1 || mostWaiting < 1) {
            throw new IllegalArgumentException("no place: " + mostAtWork + " at work, " + mostWaiting + " waiting");
        }
        this.mostAtWork = mostAtWork;
        this.mostWaiting = mostWaiting;
        this.isGone = isGone;
    }

    /** Takes a seat, unless those who wait have taken all of them; {@link #begin} tells when it is their turn. */
    boolean enter(T guest) {
        if (sitsDown(guest)) {
            return true;
        }
        List<T> gone = goneOf(waiting);
        synchronized (this) {
            gone.forEach(waiting::remove);
            return sitsDown(guest);
        }
    }

    private synchronized boolean sitsDown(T guest) {
        return waiting.size() < mostWaiting && waiting.add(guest);
    }

    /** Gives back what the guest holds, and tells what that was. */
    synchronized Held leave(T guest) {
        if (atWork.remove(guest)) {
            return Held.PLACE;
        }
        return waiting.remove(guest) ? Held.SEAT : Held.NOTHING;
    }

    /** Those whose turn it is now, each told once, first come first. */
    List<T> begin() {
        if (!isAnyoneWaiting()) {
            return List.of();
        }
        goneOf(atWork).forEach(this::leave);
        List<T> begun = new ArrayList<>();
        for (Optional<T> next = next(); next.isPresent(); next = next()) {
            if (isGone.test(next.get())) {
                leave(next.get());
            } else {
                begun.add(next.get());
            }
        }
        return begun;
    }

    private synchronized Optional<T> next() {
        if (atWork.size() >= mostAtWork || waiting.isEmpty()) {
            return Optional.empty();
        }
        T guest = waiting.iterator().next();
        waiting.remove(guest);
        atWork.add(guest);
        return Optional.of(guest);
    }

    synchronized boolean isAnyoneWaiting() {
        return !waiting.isEmpty();
    }

    /** Asked outside of the lock: the answer may need one that is held by a thread which waits for ours. */
    private List<T> goneOf(Set<T> some) {
        List<T> all;
        synchronized (this) {
            all = List.copyOf(some);
        }
        return all.stream().filter(isGone).toList();
    }
}
