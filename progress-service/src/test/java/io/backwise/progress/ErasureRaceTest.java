package io.backwise.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.HeldShard;
import io.backwise.testkit.Parts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Somebody looks at a patient who is being erased: nothing is written of that patient afterwards. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class ErasureRaceTest {
    private static final String WAITING =
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

    private final String clinician = UUID.randomUUID().toString();

    @Test
    void anAccessIsNotToldOfWhomAnErasureHasLeftNothing() throws Exception {
        // Of a shard that nobody relays, so that what is written stays to be seen.
        try (HeldShard shard = HeldShard.taken();
                Connection erasing = Parts.database();
                ExecutorService looking = Executors.newSingleThreadExecutor()) {
            Feed it = new Feed(shard.id());
            it.careTeam(1, clinician).send();
            awaitTrust(it);
            long before = told(it);
            erasing.setAutoCommit(false);
            try (Statement statement = erasing.createStatement()) {
                for (String table : List.of("care_team_member", "care_team", "patient")) {
                    statement.execute("DELETE FROM " + table + " WHERE patient_id = '" + it.patient() + "'");
                }
            }
            // Its caller was found on the care team, as it was before the erasure.
            Future<Integer> looked = looking.submit(() -> look(it));
            while (ReadModel.rows(WAITING).isEmpty() && !looked.isDone()) {
                Thread.sleep(20);
            }
            erasing.commit();
            assertThat(looked.get()).isEqualTo(404);
            assertThat(told(it)).isEqualTo(before);
        }
    }

    @Test
    void whoLooksWaitsForNobodyWhoOnlyWrites() throws Exception {
        Feed it = Feed.fresh();
        it.careTeam(1, clinician).send();
        awaitTrust(it);
        try (Connection writing = Parts.database()) {
            writing.setAutoCommit(false);
            try (Statement statement = writing.createStatement()) {
                statement.execute("SELECT lock_patients(ARRAY ['" + it.patient() + "'::uuid], ARRAY ['none'])");
            }
            assertThat(look(it)).isEqualTo(200);
        }
    }

    private int look(Feed it) {
        return Feed.as("clinician", clinician).get(it.path()).statusCode();
    }

    private void awaitTrust(Feed it) throws InterruptedException {
        for (int i = 0; i < 400 && look(it) != 200; i++) {
            Thread.sleep(50);
        }
    }

    private static long told(Feed it) {
        return ReadModel.rows("SELECT event_id::text FROM outbox WHERE key = '" + it.patient() + "'")
                .lines()
                .count();
    }
}
