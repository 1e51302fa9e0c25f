package io.backwise.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.HeldLock;
import io.backwise.testkit.Parts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

/** A withdrawal of consent may wait in a feed that is not read: then no clinician is let in, and the patient always is. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, restrictToAnnotatedClass = true)
@TestProfile(StaleConsentTest.ShortTolerance.class)
class StaleConsentTest {
    private static final String CLINICIAN = "dr-stale";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** So that nobody has to wait a minute. */
    public static final class ShortTolerance implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("backwise.consent.tolerance", "8s");
        }
    }

    @Test
    void whatCannotBeAppliedKeepsCliniciansOut() throws Exception {
        Feed it = trusting();
        try (HeldLock held = HeldLock.ofTable("care_team")) {
            it.careTeam(2).send();
            held.awaitWaiting(1);
            awaitStatus(it, 503);
            it.self().get(it.path()).then().statusCode(200);
            Feed.as("clinician", CLINICIAN)
                    .get("/api/progress/clinicians/me/panel")
                    .then()
                    .statusCode(503);
        }
        awaitStatus(it, 404);
    }

    @Test
    void aReplicaThatReadsAPartOfItAndIsStuckKeepsCliniciansOut() throws Exception {
        Feed it = trusting();
        try (KafkaConsumer<byte[], byte[]> stuck = new KafkaConsumer<>(
                Map.of("bootstrap.servers", Parts.bootstrapServers(), "group.id", "progress-service"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            stuck.subscribe(List.of("care-team-changed"));
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (status(it) != 503 && System.nanoTime() < end) {
                stuck.poll(Duration.ofMillis(200));
            }
            assertThat(stuck.assignment()).isNotEmpty();
            assertThat(status(it)).isEqualTo(503);
        }
        awaitStatus(it, 200);
    }

    private static Feed trusting() throws InterruptedException {
        Feed it = new Feed(UUID.randomUUID());
        it.careTeam(1, CLINICIAN).send();
        awaitStatus(it, 200);
        return it;
    }

    private static int status(Feed it) {
        return Feed.as("clinician", CLINICIAN).get(it.path()).statusCode();
    }

    private static void awaitStatus(Feed it, int status) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (status(it) != status && System.nanoTime() < end) {
            Thread.sleep(200);
        }
        assertThat(status(it)).isEqualTo(status);
    }
}
