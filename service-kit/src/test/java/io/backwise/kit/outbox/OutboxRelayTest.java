package io.backwise.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.embedded.Durability;
import io.backwise.embedded.KafkaPart;
import io.backwise.embedded.Ports;
import io.backwise.embedded.PostgresPart;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.DurationConverter;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** A relay between a real database and a real broker. */
class OutboxRelayTest {
    private static final String TOPIC = "session-completed";
    private static final String MADE_LATER = "made-later";

    /** Enough that every shard has some. */
    private static final int KEYS = 20;

    private static final Duration SEND_TIMEOUT = Duration.ofSeconds(2);

    @TempDir
    static Path directory;

    private static final PGSimpleDataSource DATABASE = new PGSimpleDataSource();
    private static PostgresPart postgres;
    private static KafkaPart kafka;
    private static OutboxRelay relay;

    @BeforeAll
    static void start() throws Exception {
        postgres = PostgresPart.start(directory.resolve("postgres"), Ports.free(), Durability.FAST);
        postgres.createDatabase("relay");
        DATABASE.setUrl(postgres.jdbcUrl("relay"));
        DATABASE.setUser(PostgresPart.USER);
        DATABASE.setPassword(PostgresPart.USER);
        try (Connection connection = DATABASE.getConnection();
                Statement statement = connection.createStatement()) {
            for (String script : new String[] {"V000__outbox.sql", "R__outbox_headers.sql", "R__outbox_shards.sql"}) {
                try (var sql = OutboxTable.class.getResourceAsStream("/db/kit/" + script)) {
                    statement.execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        kafka = KafkaPart.start(directory.resolve("kafka"), Ports.free(), Ports.free(), Durability.FAST);
        make(TOPIC);
        OutboxConfig config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(OutboxConfig.class)
                .withDefaultValue("backwise.outbox.send-timeout", SEND_TIMEOUT.toSeconds() + "s")
                .build()
                .getConfigMapping(OutboxConfig.class);
        // Nobody asks these metrics for the backlog.
        OutboxMetrics metrics = new OutboxMetrics(null, new SimpleMeterRegistry());
        relay = new OutboxRelay(DATABASE, config, new OutboxSignal(), metrics, "test", kafka.bootstrapServers());
        relay.start(new StartupEvent());
    }

    @AfterAll
    static void stop() throws InterruptedException {
        relay.stop(new ShutdownEvent());
        kafka.close();
        postgres.close();
    }

    @Test
    void aRowThatCommitsAfterAHigherOneWasPublishedIsPublishedToo() throws Exception {
        try (Connection slow = DATABASE.getConnection();
                Connection quick = DATABASE.getConnection()) {
            slow.setAutoCommit(false);
            Place low = write(slow, TOPIC, "slow", 1);
            List<Place> high = new ArrayList<>();
            for (int i = 0; i < KEYS; i++) {
                high.add(write(quick, TOPIC, "quick " + i, 1));
            }
            assertThat(high).allMatch(it -> it.position() > low.position());
            assertThat(high).anyMatch(it -> it.shard() == low.shard());
            awaitRows(0);
            assertThat(published(TOPIC, "quick")).hasSize(KEYS);
            assertThat(published(TOPIC, "slow")).isEmpty();
            slow.commit();
        }
        awaitRows(0);
        assertThat(published(TOPIC, "slow")).containsExactly("slow 1");
    }

    @Test
    void whatCannotBeSentIsTriedAgainAndStaysInTheOrderOfItsKey() throws Exception {
        String other;
        try (Connection connection = DATABASE.getConnection()) {
            connection.setAutoCommit(false);
            int stuck = 0;
            for (int number = 1; number <= 6; number++) {
                stuck = write(connection, number == 3 ? MADE_LATER : TOPIC, "stuck", number)
                        .shard();
            }
            connection.commit();
            other = writeToAnother(connection, stuck);
            awaitRows(6);
            Thread.sleep(2 * SEND_TIMEOUT.toMillis());
            write(connection, TOPIC, "stuck", 7);
            connection.commit();
            Thread.sleep(2 * SEND_TIMEOUT.toMillis());
        }
        assertThat(published(TOPIC, "other")).containsExactly(other + " 1");
        assertThat(published(TOPIC, "stuck")).isEmpty();
        awaitRows(7);

        make(MADE_LATER);
        awaitRows(0);
        assertThat(published(TOPIC, "stuck"))
                .containsExactly("stuck 1", "stuck 2", "stuck 4", "stuck 5", "stuck 6", "stuck 7");
        assertThat(published(MADE_LATER, "stuck")).containsExactly("stuck 3");
    }

    /** Where the database put a row. */
    private record Place(long position, int shard) {}

    /** One row under a key of another shard; gives the key. */
    private static String writeToAnother(Connection connection, int shard) throws SQLException {
        for (int i = 0; i < KEYS; i++) {
            String key = "other " + i;
            if (write(connection, TOPIC, key, 1).shard() != shard) {
                connection.commit();
                return key;
            }
            connection.rollback();
        }
        throw new IllegalStateException("the keys of this test are in one shard: choose others");
    }

    private static Place write(Connection connection, String topic, String key, int number) throws SQLException {
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

    private static void awaitRows(long wanted) throws Exception {
        for (int i = 0; i < 400 && rows() != wanted; i++) {
            Thread.sleep(50);
        }
        assertThat(rows()).isEqualTo(wanted);
    }

    private static long rows() throws SQLException {
        try (Connection connection = DATABASE.getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM outbox")) {
            count.next();
            return count.getLong(1);
        }
    }

    private static void make(String topic) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    /** What a reader of committed transactions finds on the topic, of keys that start so. */
    private static List<String> published(String topic, String keys) {
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
}
