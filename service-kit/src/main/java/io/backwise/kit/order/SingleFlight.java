package io.backwise.kit.order;

import io.backwise.kit.problem.Admission;
import io.backwise.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Work for one key that is asked for again while it is under way is done once, and all who asked get what came of it, be it a
 * failure. Nothing is kept beyond its end: who asks then begins anew.
 *
 * @param <K> what makes two askings the same, told apart by {@code equals}; who may see the answer is part of it
 * @param <V> what comes of it
 */
public final class SingleFlight<K, V> {
    private final int mostJoined;
    private final ConcurrentMap<K, Flight<V>> flights = new ConcurrentHashMap<>();

    /** @param mostJoined who may wait for one piece of work beside who began it; others fail with a 503, so that memory is bounded */
    public SingleFlight(int mostJoined) {
        this.mostJoined = mostJoined;
    }

    private record Flight<V>(Uni<V> work, AtomicInteger asked) {}

    /**
     * What came of it, for one of those who asked.
     *
     * @param joined whether somebody else had asked before
     */
    public record Landed<V>(V value, boolean joined) {}

    /** Begins the work, or joins it; whoever joins gets the answer on a context of their own, and takes no place meanwhile. */
    public Uni<Landed<V>> join(K key, Supplier<Uni<V>> work) {
        Flight<V> flight = flights.computeIfAbsent(
                key,
                it -> new Flight<>(
                        Uni.createFrom()
                                .deferred(work::get)
                                .onTermination()
                                .invoke(() -> flights.remove(key))
                                .memoize()
                                .indefinitely(),
                        new AtomicInteger()));
        int before = flight.asked().getAndIncrement();
        if (before == 0) {
            return flight.work().map(it -> new Landed<>(it, false));
        }
        if (before > mostJoined) {
            return Uni.createFrom()
                    .failure(Problem.unavailable("Many wait for this already.").toException());
        }
        Admission.stepAside();
        return flight.work().emitOn(OwnContext.executor()).map(it -> new Landed<>(it, true));
    }
}
