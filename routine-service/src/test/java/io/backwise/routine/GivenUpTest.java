package io.backwise.routine;

import static org.hamcrest.Matchers.hasSize;

import io.backwise.testkit.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process that was halted finds changes that were given up meanwhile: what is wanted now is not undone by them. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class GivenUpTest {
    private static final int ROUNDS = 20;

    @Inject
    Vertx vertx;

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void aChangeWhoseCallerHasLeftIsNotBegun() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            Patient patient = Patient.fresh().withProfile(Map.of());
            try (Halt _ = new Halt(vertx)) {
                LeavingCalls.givesConsentAndLeaves(patient, UUID.randomUUID());
            }
            // By then it would have been done.
            patient.writes(Map.of()).statusCode(200);
            patient.self()
                    .get(patient.path() + "/care-team")
                    .then()
                    .statusCode(200)
                    .body("clinicians", hasSize(0));
        }
    }

    /** Nothing is read while it lasts, as if the process were stopped. */
    private static final class Halt implements AutoCloseable {
        /** In turn on every event loop, of which there are fewer. */
        private static final int TURNS = 64;

        private final CountDownLatch end = new CountDownLatch(1);

        Halt(Vertx vertx) throws InterruptedException {
            for (int i = 0; i < TURNS; i++) {
                vertx.runOnContext(turn -> await());
            }
            Thread.sleep(200);
        }

        private void await() {
            try {
                end.await(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            end.countDown();
        }
    }
}
