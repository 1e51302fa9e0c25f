package io.backwise.kit.outbox;

import io.backwise.kit.correlation.Correlation;
import io.backwise.kit.fault.HaltPoint;
import io.backwise.kit.json.EventJson;
import io.backwise.kit.order.InOrder;
import io.backwise.kit.store.Sql;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

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

    private static final String INSERT_ALL = """
            INSERT INTO outbox (event_id, topic, key, type, source, occurred_at, correlation_id, data)
            SELECT id, topic, key, type, :source, :occurredAt, cast(:correlationId AS text), data
            FROM unnest(cast(:ids AS uuid[]), cast(:topics AS text[]), cast(:keys AS text[]), cast(:types AS text[]),
                cast(:data AS text[])) WITH ORDINALITY AS event (id, topic, key, type, data, place)
            ORDER BY place
            """;

    private static final String INSERT_LETTER = """
            INSERT INTO outbox (event_id, topic, key, type, source, occurred_at, data, headers)
            VALUES (:id, :topic, :key, :type, :source, :occurredAt, :data, cast(:headers AS text[]))
            """;

    /** Where the record lay is not known any more. */
    private static final String NOWHERE = "-1";

    /** The row that is inserted, and with it the event. */
    private static final String WITH_ROW = """
            WITH kept AS (%s RETURNING 1), told AS (
                INSERT INTO outbox (event_id, topic, key, type, source, occurred_at, correlation_id, data)
                SELECT :eventId, :eventTopic, :eventKey, :eventType, :eventSource,
                    cast(:eventAt AS timestamptz), cast(:eventCorrelationId AS text), :eventData FROM kept)
            SELECT count(*) FROM kept
            """;

    /** Of an event's body. A producer and a topic take 1 MiB unless told otherwise, with key and headers. */
    static final int MOST_BYTES = 900_000;

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
        return transaction()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter("id", event.id())
                        .setParameter("topic", event.topic())
                        .setParameter("key", event.key())
                        .setParameter("type", event.type())
                        .setParameter("source", source)
                        .setParameter("occurredAt", OffsetDateTime.now(ZoneOffset.UTC))
                        .setParameter("correlationId", Correlation.current().orElse(null))
                        .setParameter("data", body(event))
                        .executeUpdate())
                .invoke(HaltPoint.EVENT_WRITTEN::pass)
                .invoke(signal::written)
                .replaceWithVoid();
    }

    /**
     * Runs an insert and, when it has inserted a row, appends the event, in one statement; tells whether it has. Fails when no
     * transaction is open.
     *
     * @param insert of one row or none ({@code ON CONFLICT DO NOTHING}); none of its parameters begins with {@code event}
     */
    public Uni<Boolean> appendWith(String insert, Map<String, ?> parameters, OutboxEvent event) {
        return transaction()
                .chain(session -> {
                    var query = session.createNativeQuery(withRow(insert))
                            .setParameter("eventId", event.id())
                            .setParameter("eventTopic", event.topic())
                            .setParameter("eventKey", event.key())
                            .setParameter("eventType", event.type())
                            .setParameter("eventSource", source)
                            .setParameter("eventAt", OffsetDateTime.now(ZoneOffset.UTC))
                            .setParameter(
                                    "eventCorrelationId", Correlation.current().orElse(null))
                            .setParameter("eventData", body(event));
                    parameters.forEach(query::setParameter);
                    return query.getSingleResult();
                })
                .map(rows -> ((Number) rows).intValue() == 1)
                .invoke(kept -> {
                    if (kept) {
                        HaltPoint.EVENT_WRITTEN.pass();
                        signal.written();
                    }
                });
    }

    /** The statement of {@link #appendWith}. */
    public static String withRow(String insert) {
        return String.format(WITH_ROW, insert.strip());
    }

    /** Appends the events in this order, in one statement. */
    public Uni<Void> appendAll(List<OutboxEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction()
                .chain(session -> session.createNativeQuery(INSERT_ALL)
                        .setParameter("ids", column(events, OutboxEvent::id, UUID[]::new))
                        .setParameter("topics", column(events, OutboxEvent::topic, String[]::new))
                        .setParameter("keys", column(events, OutboxEvent::key, String[]::new))
                        .setParameter("types", column(events, OutboxEvent::type, String[]::new))
                        .setParameter("source", source)
                        .setParameter("occurredAt", OffsetDateTime.now(ZoneOffset.UTC))
                        .setParameter("correlationId", Correlation.current().orElse(null))
                        .setParameter("data", column(events, this::body, String[]::new))
                        .executeUpdate())
                .invoke(HaltPoint.EVENT_WRITTEN::pass)
                .invoke(signal::written)
                .replaceWithVoid();
    }

    /**
     * Appends dead letters for what the open transaction displaces. An event that was displaced is known to nobody once that has
     * committed, so its letter commits with it.
     */
    public Uni<Void> putAside(List<Displaced> displaced) {
        return displaced.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction()
                        .chain(session -> InOrder.each(displaced, it -> putAside(session, it)))
                        .invoke(HaltPoint.EVENT_WRITTEN::pass)
                        .invoke(signal::written);
    }

    private Uni<Integer> putAside(Mutiny.Session session, Displaced it) {
        String[] headers = {
            "ce_id", it.id(),
            "dead-letter-cause", it.cause(),
            "dead-letter-topic", it.topic(),
            "dead-letter-partition", NOWHERE,
            "dead-letter-offset", NOWHERE
        };
        return session.createNativeQuery(INSERT_LETTER)
                .setParameter("id", UUID.nameUUIDFromBytes(it.id().getBytes(StandardCharsets.UTF_8)))
                .setParameter("topic", it.topic() + "-dead-letter")
                .setParameter("key", it.key())
                .setParameter("type", it.type())
                .setParameter("source", source)
                .setParameter("occurredAt", OffsetDateTime.now(ZoneOffset.UTC))
                .setParameter("data", checked(it.type(), it.data()))
                .setParameter("headers", headers)
                .executeUpdate();
    }

    private String body(OutboxEvent event) {
        return checked(event.type(), json.write(event.data()));
    }

    /**
     * What the broker would not take is not written: it would keep all that comes after it in its shard from being published.
     *
     * @throws IllegalStateException when the body is too large, so that the change which it tells of is not made
     */
    static String checked(String type, String body) {
        int bytes = body.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            throw new IllegalStateException("an event of %s has %d bytes, more than %d: it cannot be published"
                    .formatted(type, bytes, MOST_BYTES));
        }
        return body;
    }

    private static <T> T[] column(List<OutboxEvent> events, Function<OutboxEvent, T> value, IntFunction<T[]> array) {
        return events.stream().map(value).toArray(array);
    }

    private static Uni<Mutiny.Session> transaction() {
        return Panache.getSession().invoke(session -> {
            if (session.currentTransaction() == null) {
                throw new IllegalStateException("an outbox event needs an open transaction");
            }
        });
    }

    /** @param oldestSeconds age of the oldest row; 0 when there is none */
    record Backlog(long rows, long oldestSeconds) {}

    Uni<Backlog> backlog() {
        return Sql.rows(
                        "SELECT count(*), coalesce(extract(epoch FROM now() - min(occurred_at)), 0) FROM outbox",
                        Map.of())
                .map(rows -> new Backlog(
                        ((Number) rows.getFirst()[0]).longValue(), ((Number) rows.getFirst()[1]).longValue()));
    }

    /** How many rows up to this one are not published. */
    public Uni<Long> waiting(long upTo) {
        return Sql.value("SELECT count(*) FROM outbox WHERE position <= :upTo", Long.class, Map.of("upTo", upTo))
                .map(it -> it.orElse(0L));
    }

    /** The last row that waits; 0 when none does. */
    public Uni<Long> lastRow() {
        return Sql.value("SELECT coalesce(max(position), 0) FROM outbox", Long.class, Map.of())
                .map(it -> it.orElse(0L));
    }

    /** Removes what has not been published under these keys: nothing of an aggregate that is gone is told any more. */
    public Uni<Void> forget(Collection<UUID> keys) {
        return Sql.update(
                        "DELETE FROM outbox WHERE key = ANY (cast(:keys AS text[]))",
                        Map.of("keys", keys.stream().map(UUID::toString).toArray(String[]::new)))
                .replaceWithVoid();
    }
}
