package io.backwise.routine;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Event;
import io.backwise.testkit.Events;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What has committed is published because the relay is told of it; that it looks from time to time is the net beneath. */
@QuarkusTest
@TestProfile(WokenRelayTest.WithoutTheNet.class)
@QuarkusTestResource(value = EmbeddedParts.class, restrictToAnnotatedClass = true)
class WokenRelayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** It would look again long after the test. */
    public static final class WithoutTheNet implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("backwise.outbox.busy-poll", "10m", "backwise.outbox.idle-poll", "10m");
        }
    }

    @Test
    void eachChangeWakesTheRelay() throws InterruptedException {
        CatalogueUnderTest.held();
        Patient patient = Patient.fresh().withProfile(Map.of());
        for (int version = 1; version <= 3; version++) {
            patient.trusting(UUID.randomUUID().toString());
            int told = version;
            Event event = Events.await(
                    "care-team-changed",
                    it -> patient.id().toString().equals(it.key())
                            && it.data().path("version").asInt() == told,
                    PATIENCE);
            assertThat(event.data().path("clinicians")).hasSize(version);
        }
    }
}
