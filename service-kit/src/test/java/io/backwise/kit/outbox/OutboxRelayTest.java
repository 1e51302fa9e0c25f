package io.backwise.kit.outbox;

import static io.backwise.kit.outbox.RelayParts.TOPIC;
import static io.backwise.kit.outbox.RelayParts.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.kit.outbox.RelayParts.Place;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A relay between a real database and a real broker. */
class OutboxRelayTest {
    private static final String MADE_LATER = "made-later";

    /** Enough that every shard has some. */
    private static final int KEYS = 20;

    private static final Duration SEND_TIMEOUT = Duration.ofSeconds(2);

    @TempDir
    static Path directory;

    private static RelayParts parts;
    private static OutboxRelay relay;

    @BeforeAll
    static void start() throws Exception {
        parts = new RelayParts(directory);
        relay = parts.relay(Map.of("send-timeout", SEND_TIMEOUT.toSeconds() + "s"), new OutboxSignal());
        relay.start(new StartupEvent());
    }

    @AfterAll
    static void stop() throws InterruptedException {
        relay.stop(new ShutdownEvent());
        parts.close();
    }

    @Test
    void aRowThatCommitsAfterAHigherOneWasPublishedIsPublishedToo() throws Exception {
        try (Connection slow = parts.connect();
                Connection quick = parts.connect()) {
            slow.setAutoCommit(false);
            Place low = write(slow, TOPIC, "slow", 1);
            List<Place> high = new ArrayList<>();
            for (int i = 0; i < KEYS; i++) {
                high.add(write(quick, TOPIC, "quick " + i, 1));
            }
            assertThat(high).allMatch(it -> it.position() > low.position());
            assertThat(high).anyMatch(it -> it.shard() == low.shard());
            parts.awaitRows(0);
            assertThat(parts.published(TOPIC, "quick")).hasSize(KEYS);
            assertThat(parts.published(TOPIC, "slow")).isEmpty();
            slow.commit();
        }
        parts.awaitRows(0);
        assertThat(parts.published(TOPIC, "slow")).containsExactly("slow 1");
    }

    @Test
    void whatCannotBeSentIsTriedAgainAndStaysInTheOrderOfItsKey() throws Exception {
        String other;
        try (Connection connection = parts.connect()) {
            connection.setAutoCommit(false);
            int stuck = 0;
            for (int number = 1; number <= 6; number++) {
                stuck = write(connection, number == 3 ? MADE_LATER : TOPIC, "stuck", number)
                        .shard();
            }
            connection.commit();
            other = writeToAnother(connection, stuck);
            parts.awaitRows(6);
            Thread.sleep(2 * SEND_TIMEOUT.toMillis());
            write(connection, TOPIC, "stuck", 7);
            connection.commit();
            Thread.sleep(2 * SEND_TIMEOUT.toMillis());
        }
        assertThat(parts.published(TOPIC, "other")).containsExactly(other + " 1");
        assertThat(parts.published(TOPIC, "stuck")).isEmpty();
        parts.awaitRows(7);

        parts.make(MADE_LATER);
        parts.awaitRows(0);
        assertThat(parts.published(TOPIC, "stuck"))
                .containsExactly("stuck 1", "stuck 2", "stuck 4", "stuck 5", "stuck 6", "stuck 7");
        assertThat(parts.published(MADE_LATER, "stuck")).containsExactly("stuck 3");
    }

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
}
