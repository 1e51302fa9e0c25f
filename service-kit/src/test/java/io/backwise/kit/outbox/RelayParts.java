package io.backwise.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.embedded.Durability;
import io.backwise.embedded.KafkaPart;
import io.backwise.embedded.Ports;
import io.backwise.embedded.PostgresPart;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.postgresql.ds.PGSimpleDataSource;

/** A real database with an outbox, a real broker, and relays between them. */
final class RelayParts implements AutoCloseable {
    static final String TOPIC = "session-completed";

    private final PGSimpleDataSource database = new PGSimpleDataSource();
    private final PostgresPart postgres;
    private final KafkaPart kafka;

    RelayParts(Path directory) throws Exception {
        postgres = PostgresPart.start(directory.resolve("postgres"), Ports.free(), Durability.FAST);
        postgres.createDatabase("relay");
        database.setUrl(postgres.jdbcUrl("relay"));
        database.setUser(PostgresPart.USER);
        database.setPassword(PostgresPart.USER);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String script : new String[] {"V000__outbox.sql", "R__outbox_headers.sql", "R__outbox_shards.sql"}) {
                try (var sql = OutboxTable.class.getResourceAsStream("/db/kit/" + script)) {
                    statement.execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        kafka = KafkaPart.start(directory.resolve("kafka"), Ports.free(), Ports.free(), Durability.FAST);
        make(TOPIC);
    }

    /** As a replica has it; not started. */
    OutboxRelay relay(Map<String, String> config, OutboxSignal signal) {
        return relay(config, signal, kafka.bootstrapServers());
    }

    OutboxRelay relay(Map<String, String> config, OutboxSignal signal, String brokers) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(OutboxConfig.class);
        config.forEach((name, value) -> builder.withDefaultValue("backwise.outbox." + name, value));
        SmallRyeConfig built = builder.build();
        // Nobody asks these metrics for the backlog.
        OutboxMetrics metrics = new OutboxMetrics(null, new SimpleMeterRegistry());
        return new OutboxRelay(database, built.getConfigMapping(OutboxConfig.class), signal, metrics, "test", brokers);
    }

    Connection connect() throws SQLException {
        return database.getConnection();
    }

    /** Where the database put a row. */
    record Place(long position, int shard) {}

    static Place write(Connection connection, String topic, String key, int number) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                INSERT INTO outbox (event_id, topic, key, type, source, occurred_at, data)
                VALUES (gen_random_uuid(), ?, ?, 'type', '/test', now(), ?) RETURNING position, shard
                """)) {
            statement.setString(1, topic);
            statement.setString(2, key);
            statement.setString(3, key + " " + number);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Place(row.getLong(1), row.getInt(2));
            }
        }
    }

    void awaitRows(long wanted) throws Exception {
        for (int i = 0; i < 400 && rows() != wanted; i++) {
            Thread.sleep(50);
        }
        assertThat(rows()).isEqualTo(wanted);
    }

    long rows() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM outbox")) {
            count.next();
            return count.getLong(1);
        }
    }

    void make(String topic) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    /** What a reader of committed transactions finds on the topic, of keys that start so. */
    List<String> published(String topic, String keys) {
        List<String> found = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
            TopicPartition only = new TopicPartition(topic, 0);
            consumer.assign(List.of(only));
            consumer.seekToBeginning(List.of(only));
            long end = consumer.endOffsets(List.of(only)).get(only);
            while (consumer.position(only) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(it -> found.add(it.value()));
            }
        }
        return found.stream().filter(it -> it.startsWith(keys)).toList();
    }

    @Override
    public void close() {
        kafka.close();
        postgres.close();
    }
}
