package io.backwise.kit.problem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * So many guests at work at once; of the others, as many as there is room for wait, and who came last is begun first. In the order
 * of their coming, more load than can be carried would let everybody wait just longer than their patience and serve nobody; so
 * some are served in time, and who has waited longest comes again (Maurer, "Fail at Scale", ACM Queue 13(8), 2015). Who has gone
 * holds neither a place nor a seat, and is never begun: the time of those who stay is not spent on them. A party that has half of the
 * places gets another only when nobody of a party with fewer waits: however many guests one sends, those of others are begun
 * as soon as any place is free. Safe for use by many threads.
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
     * @param begun those who have a place now
     * @param refused those for whom there is no seat, the first to come
     */
    record Turn<T>(List<T> begun, List<T> refused) {}

    private final int mostAtWork;
    private final int mostWaiting;
    private final Function<T, String> party;
    private final Predicate<T> isGone;
    private final Set<T> atWork = new LinkedHashSet<>();
    private final LinkedHashSet<T> waiting = new LinkedHashSet<>();

    /**
     * @param mostAtWork at least 1
     * @param mostWaiting 0 or more
     * @param party whom a guest belongs to
     * @param isGone whether nobody waits for this guest's answer any more; stays true once it is
     */
    Bulkhead(int mostAtWork, int mostWaiting, Function<T, String> party, Predicate<T> isGone) {
        if (mostAtWork < 1 || mostWaiting < 0) {
            throw new IllegalArgumentException("no place: " + mostAtWork + " at work, " + mostWaiting + " waiting");
        }
        this.mostAtWork = mostAtWork;
        this.mostWaiting = mostWaiting;
        this.party = party;
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
            List<T> lastFirst = List.copyOf(waiting.reversed());
            int places = Math.clamp(mostAtWork - atWork.size(), 0, lastFirst.size());
            List<T> begun = inTurn(lastFirst).subList(0, places);
            begun.forEach(waiting::remove);
            atWork.addAll(begun);
            List<T> refused = waiting.stream()
                    .limit(Math.max(0, waiting.size() - mostWaiting))
                    .toList();
            refused.forEach(waiting::remove);
            return new Turn<>(begun, refused);
        }
    }

    /** Those with whom their party has no more than its share of the places, then the others. */
    private List<T> inTurn(List<T> lastFirst) {
        int share = Math.ceilDiv(mostAtWork, 2);
        Map<String, Integer> busy = new HashMap<>();
        atWork.forEach(it -> busy.merge(party.apply(it), 1, Integer::sum));
        List<T> inTurn = new ArrayList<>();
        List<T> beyond = new ArrayList<>();
        lastFirst.forEach(it -> (busy.merge(party.apply(it), 1, Integer::sum) <= share ? inTurn : beyond).add(it));
        inTurn.addAll(beyond);
        return inTurn;
    }

    synchronized int atWork() {
        return atWork.size();
    }

    synchronized int waiting() {
        return waiting.size();
    }

    synchronized boolean isAnyoneWaiting() {
        return !waiting.isEmpty();
    }
}
