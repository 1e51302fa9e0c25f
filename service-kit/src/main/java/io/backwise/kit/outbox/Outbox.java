package io.backwise.kit.outbox;

import io.backwise.kit.correlation.Correlation;
import io.backwise.kit.json.EventJson;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Writes events beside the change that they announce: in the same session, so in the same transaction. Either both
 * commit or neither does; the relay publishes what has committed.
 */
@ApplicationScoped
public class Outbox {
    private static final String INSERT = """
            INSERT INTO outbox (event_id, topic, key, type, source, occurred_at, correlation_id, data)
            VALUES (:id, :topic, :key, :type, :source, :occurredAt, cast(:correlationId as text), :data)
            """;

    private final EventJson json;
    private final String source;
    private final OutboxSignal signal;

    Outbox(EventJson json, OutboxSignal signal, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.json = json;
        this.signal = signal;
        this.source = "/" + service;
    }

    /** Appends one event in the transaction that is open; fails when there is none. */
    public Uni<Void> append(OutboxEvent event) {
        return Panache.getSession().chain(session -> {
            if (session.currentTransaction() == null) {
                return Uni.createFrom().failure(new IllegalStateException("an outbox event needs an open transaction"));
            }
            return session.createNativeQuery(INSERT)
                    .setParameter("id", event.id())
                    .setParameter("topic", event.topic())
                    .setParameter("key", event.key())
                    .setParameter("type", event.type())
                    .setParameter("source", source)
                    .setParameter("occurredAt", OffsetDateTime.now(ZoneOffset.UTC))
                    .setParameter("correlationId", Correlation.current().orElse(null))
                    .setParameter("data", json.write(event.data()))
                    .executeUpdate()
                    .invoke(signal::raise)
                    .replaceWithVoid();
        });
    }

    /** Appends the events in this order. */
    public Uni<Void> appendAll(List<OutboxEvent> events) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (OutboxEvent event : events) {
            chain = chain.chain(() -> append(event));
        }
        return chain;
    }

    /** Removes what has not been published under a key: nothing of an aggregate that is gone is told any more. */
    public Uni<Void> forget(String key) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("DELETE FROM outbox WHERE key = :key")
                        .setParameter("key", key)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
