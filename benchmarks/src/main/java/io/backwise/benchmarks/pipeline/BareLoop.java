package io.backwise.benchmarks.pipeline;

import io.backwise.benchmarks.measure.MeasuredSystem;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The control of the delay: the same way without a service. A row is inserted and thereby acknowledged, sent to Kafka
 * (all acknowledgements), consumed, upserted with the others of its batch in one statement, and shown by a call.
 */
final class BareLoop implements Load, AutoCloseable {
    private static final String TOPIC = "bare-loop";
    private static final int CONNECTIONS = 8;

    private final Map<UUID, InFlight> underWay = new ConcurrentHashMap<>();
    private final BlockingQueue<Connection> connections = new ArrayBlockingQueue<>(CONNECTIONS);
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final KafkaProducer<byte[], byte[]> producer;
    private final Connection upserting;
    private final Thread consuming;
    private final AtomicLong next = new AtomicLong();
    private final String body;
    private volatile boolean running = true;

    /** @param body what each report weighs */
    BareLoop(MeasuredSystem system, String body) throws Exception {
        this.body = body;
        Topic.create(system, TOPIC);
        upserting = system.connect(MeasuredSystem.CONTROL);
        try (Statement statement = upserting.createStatement()) {
            statement.execute("CREATE TABLE report (id uuid PRIMARY KEY, body text NOT NULL)");
            statement.execute("CREATE TABLE seen (id uuid PRIMARY KEY, body text NOT NULL)");
        }
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(system.connect(MeasuredSystem.CONTROL));
        }
        Properties settings = new Properties();
        settings.putAll(Map.of("bootstrap.servers", system.bootstrapServers(), "acks", "all", "linger.ms", 0));
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        consuming = Thread.ofPlatform().name("bare-loop").start(() -> consume(Topic.consumer(system)));
    }

    @Override
    public void send(int n, InFlight report) {
        UUID id = Identifiers.v7(System.currentTimeMillis(), next.getAndIncrement());
        underWay.put(id, report);
        workers.execute(() -> {
            try {
                insert(id);
            } catch (SQLException | InterruptedException e) {
                report.failed(e.toString());
                return;
            }
            report.acknowledged();
            producer.send(new ProducerRecord<>(TOPIC, bytes(id.toString()), bytes(body)), (metadata, failure) -> {
                if (failure != null) {
                    report.failed(failure.toString());
                }
            });
        });
    }

    private void insert(UUID id) throws SQLException, InterruptedException {
        Connection connection = connections.take();
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO report (id, body) VALUES (?, ?)")) {
            insert.setObject(1, id);
            insert.setString(2, body);
            insert.executeUpdate();
        } finally {
            connections.add(connection);
        }
    }

    private void consume(KafkaConsumer<byte[], byte[]> consumer) {
        try (consumer;
                PreparedStatement upsert = upserting.prepareStatement("""
                    INSERT INTO seen (id, body) SELECT * FROM unnest(?::uuid[], ?::text[])
                    ON CONFLICT (id) DO UPDATE SET body = excluded.body\
                    """)) {
            Topic.assign(consumer, TOPIC);
            while (running) {
                show(consumer.poll(Duration.ofMillis(100)), upsert);
            }
        } catch (SQLException e) {
            underWay.values().forEach(it -> it.failed(e.toString()));
        }
    }

    private void show(ConsumerRecords<byte[], byte[]> records, PreparedStatement upsert) throws SQLException {
        if (records.isEmpty()) {
            return;
        }
        List<String> ids = new ArrayList<>();
        List<String> bodies = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> it : records) {
            ids.add(new String(it.key(), StandardCharsets.UTF_8));
            bodies.add(new String(it.value(), StandardCharsets.UTF_8));
        }
        upsert.setArray(1, upserting.createArrayOf("text", ids.toArray()));
        upsert.setArray(2, upserting.createArrayOf("text", bodies.toArray()));
        upsert.executeUpdate();
        for (String id : ids) {
            InFlight report = underWay.remove(UUID.fromString(id));
            if (report != null) {
                report.seen();
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws Exception {
        running = false;
        consuming.join();
        workers.close();
        producer.close();
        upserting.close();
        for (Connection it : connections) {
            it.close();
        }
    }
}
