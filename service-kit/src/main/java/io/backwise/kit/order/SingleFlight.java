package io.backwise.kit.order;

import io.backwise.kit.problem.Admission;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Work for one key that is asked for again while it is under way is done once, and all who asked get what came of it, be it a
 * failure. Nothing is kept beyond its end: who asks then begins anew.
 *
 * @param <K> what makes two askings the same, told apart by {@code equals}; who may see the answer is part of it
 * @param <V> what comes of it
 */
public final class SingleFlight<K, V> {
    private final ConcurrentMap<K, Uni<V>> flights = new ConcurrentHashMap<>();

    /**
     * What came of it, for one of those who asked.
     *
     * @param joined whether somebody else had begun it
     */
    public record Landed<V>(V value, boolean joined) {}

    /** Begins the work, or joins it; whoever joins gets the answer on a context of their own, and takes no place meanwhile. */
    public Uni<Landed<V>> join(K key, Supplier<Uni<V>> work) {
        AtomicReference<Uni<V>> begun = new AtomicReference<>();
        Uni<V> flight = flights.computeIfAbsent(key, it -> {
            begun.set(Uni.createFrom()
                    .deferred(work::get)
                    .onTermination()
                    .invoke(() -> flights.remove(key))
                    .memoize()
                    .indefinitely());
            return begun.get();
        });
        if (flight == begun.get()) {
            return flight.map(it -> new Landed<>(it, false));
        }
        Admission.stepAside();
        Context own = Vertx.currentContext();
        Uni<V> landed = own == null ? flight : flight.emitOn(turn -> own.runOnContext(now -> turn.run()));
        return landed.map(it -> new Landed<>(it, true));
    }
}
