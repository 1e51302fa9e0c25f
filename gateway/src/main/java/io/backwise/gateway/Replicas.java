package io.backwise.gateway;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The replicas of a service, which take turns. */
final class Replicas {
    private final List<URI> origins;
    private final AtomicInteger turns = new AtomicInteger();

    /** @param origins at least one */
    Replicas(List<URI> origins) {
        this.origins = List.copyOf(origins);
    }

    List<URI> all() {
        return origins;
    }

    /** All of them, the one whose turn it is first: a request goes to the first that takes the connection. */
    List<URI> inTurn() {
        List<URI> order = new ArrayList<>(origins);
        Collections.rotate(order, -Math.floorMod(turns.getAndIncrement(), origins.size()));
        return order;
    }
}
