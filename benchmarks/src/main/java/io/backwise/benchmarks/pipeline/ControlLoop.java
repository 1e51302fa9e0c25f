package io.backwise.benchmarks.pipeline;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The least that has to happen: a row is written, an event is sent and acknowledged, consumed, and upserted. */
final class ControlLoop implements AutoCloseable {
    private static final String TOPIC = "control";

    private final BenchStack system;
    private final KafkaProducer<String, String> producer;
    private final Map<String, CountDownLatch> waiting = new ConcurrentHashMap<>();
    private final Deque<Connection> connections = new ArrayDeque<>();
    private final Thread consumer;
    private volatile boolean running = true;

    ControlLoop(BenchStack system) throws Exception {
        this.system = system;
        String brokers = system.stack.brokers();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers));
                Connection database = system.database("progress");
                Statement statement = database.createStatement()) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 4, (short) 1))).all().get();
            statement.execute("CREATE TABLE control_report (id uuid PRIMARY KEY, body text NOT NULL)");
            statement.execute("CREATE TABLE control_seen (id uuid PRIMARY KEY, body text NOT NULL)");
        }
        producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", brokers, "acks", "all", "linger.ms", 0),
                new StringSerializer(),
                new StringSerializer());
        consumer = Thread.ofPlatform().name("control").start(this::consume);
    }

    /** Sends one; gives when it was acknowledged and when it was seen. */
    Streams.Way report(String body) throws Exception {
        String id = UUID.randomUUID().toString();
        CountDownLatch seen = new CountDownLatch(1);
        waiting.put(id, seen);
        insert(id, body);
        long acknowledged = System.nanoTime();
        producer.send(new ProducerRecord<>(TOPIC, id, body)).get();
        seen.await();
        return new Streams.Way(acknowledged, System.nanoTime());
    }

    private void insert(String id, String body) throws SQLException {
        Connection connection = taken();
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO control_report VALUES (cast(? AS uuid), ?)")) {
            insert.setString(1, id);
            insert.setString(2, body);
            insert.executeUpdate();
        } finally {
            synchronized (connections) {
                connections.push(connection);
            }
        }
    }

    private Connection taken() throws SQLException {
        synchronized (connections) {
            if (!connections.isEmpty()) {
                return connections.pop();
            }
        }
        return system.database("progress");
    }

    private void consume() {
        try (KafkaConsumer<String, String> kafka = new KafkaConsumer<>(
                        Map.<String, Object>of("bootstrap.servers", system.stack.brokers()),
                        new StringDeserializer(),
                        new StringDeserializer());
                Connection database = system.database("progress");
                PreparedStatement upsert = database.prepareStatement(
                        "INSERT INTO control_seen SELECT cast(id AS uuid), body FROM unnest(?, ?) AS it (id, body)"
                                + " ON CONFLICT (id) DO NOTHING")) {
            List<TopicPartition> parts = kafka.partitionsFor(TOPIC).stream()
                    .map(it -> new TopicPartition(TOPIC, it.partition()))
                    .toList();
            kafka.assign(parts);
            kafka.seekToBeginning(parts);
            while (running) {
                List<String> ids = new ArrayList<>();
                List<String> bodies = new ArrayList<>();
                for (ConsumerRecord<String, String> it : kafka.poll(Duration.ofMillis(100))) {
                    ids.add(it.key());
                    bodies.add(it.value());
                }
                if (!ids.isEmpty()) {
                    upsert.setArray(1, database.createArrayOf("text", ids.toArray()));
                    upsert.setArray(2, database.createArrayOf("text", bodies.toArray()));
                    upsert.executeUpdate();
                    ids.forEach(it -> {
                        CountDownLatch one = waiting.remove(it);
                        if (one != null) {
                            one.countDown();
                        }
                    });
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws Exception {
        running = false;
        consumer.join();
        producer.close(Duration.ofSeconds(1));
        for (Connection it : connections) {
            it.close();
        }
    }
}
