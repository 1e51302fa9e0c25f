package io.backwise.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backwise.embedded.Durability;
import io.backwise.embedded.Ports;
import io.backwise.embedded.PostgresPart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Relays of several replicas on one outbox, in a real database. */
class OutboxTableTest {
    private static final Set<Integer> ALL =
            IntStream.range(0, Shares.SHARDS).boxed().collect(Collectors.toSet());
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int KEYS = 50;
    private static final long BYTES = 1_000_000;

    @TempDir
    static Path directory;

    private static PostgresPart postgres;
    private static final PGSimpleDataSource DATABASE = new PGSimpleDataSource();

    @BeforeAll
    static void start() throws Exception {
        postgres = PostgresPart.start(directory.resolve("postgres"), Ports.free(), Durability.FAST);
        postgres.createDatabase("outbox");
        DATABASE.setUrl(postgres.jdbcUrl("outbox"));
        DATABASE.setUser(PostgresPart.USER);
        DATABASE.setPassword(PostgresPart.USER);
        execute(script("V000__outbox.sql"));
        write("before there were shards");
        execute(script("R__outbox_headers.sql"));
        execute(script("R__outbox_shards.sql"));
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @AfterEach
    void empty() throws Exception {
        execute("DELETE FROM outbox");
    }

    @Test
    void theShardsOfARowAreThoseThatReplicasShare() throws Exception {
        for (int i = 0; i < KEYS; i++) {
            write("key " + i % 10);
        }
        try (OutboxTable table = OutboxTable.open(DATABASE, LONG)) {
            List<OutboxRow> rows = table.first(ALL, 1_000, BYTES);
            assertThat(rows.stream().filter(it -> it.key().startsWith("key "))).hasSize(KEYS);
            assertThat(rows).extracting(OutboxRow::position).isSorted();
            assertThat(rows.stream().map(OutboxRow::shard).distinct()).hasSizeGreaterThan(1);
            assertThat(rows.stream().map(it -> it.key() + it.shard()).distinct())
                    .as("a key is in one shard")
                    .hasSameSizeAs(rows.stream().map(OutboxRow::key).distinct().toList());
            int some = rows.getFirst().shard();
            assertThat(table.first(Set.of(some), 1, BYTES)).containsExactly(rows.getFirst());
            table.delete(rows);
            assertThat(table.first(ALL, 1_000, BYTES)).isEmpty();
        }
    }

    /** A broker that is away for long: rows of any size wait, and are held in memory some at a time. */
    @Test
    void aBacklogIsReadPieceByPieceHoweverLargeItsRowsAre() throws Exception {
        empty();
        execute("""
            INSERT INTO outbox (event_id, topic, key, type, source, occurred_at, data)
            SELECT gen_random_uuid(), 'topic', 'large', 'type', '/test', now(), repeat('x', 300000) FROM generate_series(1, 20)
            """);
        try (OutboxTable table = OutboxTable.open(DATABASE, LONG)) {
            List<Long> seen = new ArrayList<>();
            List<OutboxRow> piece = table.first(ALL, 500, BYTES);
            while (!piece.isEmpty()) {
                assertThat(piece).hasSizeBetween(1, 4);
                piece.forEach(it -> seen.add(it.position()));
                table.delete(piece);
                piece = table.first(ALL, 500, BYTES);
            }
            assertThat(seen).hasSize(20).isSorted();
            write("larger than a piece");
            execute("UPDATE outbox SET data = repeat('x', 2000000)");
            assertThat(table.first(ALL, 500, BYTES)).hasSize(1);
        }
    }

    @Test
    void replicasShareAndTakeOverFromOneThatIsGone() throws Exception {
        OutboxTable first = OutboxTable.open(DATABASE, LONG);
        first.leases().share();
        assertThat(first.leases().own()).isEqualTo(ALL);
        try (OutboxTable second = OutboxTable.open(DATABASE, LONG);
                OutboxTable third = OutboxTable.open(DATABASE, LONG)) {
            for (OutboxTable it : List.of(second, first, second, third, first, second, third)) {
                it.leases().share();
            }
            List<Integer> held = new ArrayList<>();
            for (OutboxTable it : List.of(first, second, third)) {
                assertThat(it.leases().own()).hasSizeBetween(1, 2);
                held.addAll(it.leases().own());
            }
            assertThat(held).containsExactlyInAnyOrderElementsOf(ALL);
            first.close();
            second.leases().share();
            third.leases().share();
            assertThat(second.leases().own()).hasSize(2);
            assertThat(third.leases().own())
                    .hasSize(2)
                    .doesNotContainAnyElementsOf(second.leases().own());
        }
    }

    @Test
    void aReplicaThatHangsLosesItsShards() throws Exception {
        OutboxTable hanging = OutboxTable.open(DATABASE, Duration.ofMillis(300));
        hanging.leases().share();
        try (OutboxTable other = OutboxTable.open(DATABASE, LONG)) {
            long end = System.nanoTime() + LONG.toNanos();
            while (!other.leases().own().equals(ALL) && System.nanoTime() < end) {
                Thread.sleep(50);
                other.leases().share();
            }
            assertThat(other.leases().own()).isEqualTo(ALL);
            assertThatThrownBy(() -> hanging.first(ALL, 1, BYTES)).isInstanceOf(SQLException.class);
        }
    }

    private static void write(String key) throws SQLException {
        execute("""
            INSERT INTO outbox (event_id, topic, key, type, source, occurred_at, data)
            VALUES (gen_random_uuid(), 'topic', '%s', 'type', '/test', now(), '{}')\
            """.formatted(key));
    }

    private static String script(String name) throws IOException {
        try (var script = OutboxTable.class.getResourceAsStream("/db/kit/" + name)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = DATABASE.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
