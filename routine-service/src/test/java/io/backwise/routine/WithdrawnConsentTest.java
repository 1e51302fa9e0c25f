package io.backwise.routine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.HeldLock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Consent that is withdrawn while a clinician's change waits for the patient is no consent. The change waits behind the withdrawal,
 * having been let in before it. The service's own work may wait there too, and let it pass first: then it is tried again.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class WithdrawnConsentTest {
    private static final int TRIES = 10;

    private final Clinician clinician = Clinician.fresh();

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    /** What was done to whose plan, and what the answer was. */
    private record Waited(Patient patient, int status) {}

    @Test
    void aPlanIsNotLocked() throws Exception {
        Waited it = behindTheWithdrawal(
                200,
                (patient, plan) -> clinician.changes(plan, "lock").extract().statusCode());
        assertThat(it.status()).isEqualTo(404);
        it.patient().self().get(it.patient().path() + "/plans/current").then().body("locked", equalTo(false));
    }

    @Test
    void aReportIsNotStored() throws Exception {
        Waited it = behindTheWithdrawal(201, (patient, plan) -> clinician
                .self()
                .body(Reports.report(patient, plan, Instant.now(), Map.of()))
                .put(patient.path() + "/sessions/" + UUID.randomUUID())
                .statusCode());
        assertThat(it.status()).isEqualTo(404);
        it.patient()
                .self()
                .get(it.patient().path() + "/sessions")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    /** @param done the answer to a change that passed first */
    private Waited behindTheWithdrawal(int done, BiFunction<Patient, String, Integer> change) throws Exception {
        Waited it = once(change);
        for (int time = 1; time < TRIES && it.status() == done; time++) {
            it = once(change);
        }
        return it;
    }

    private Waited once(BiFunction<Patient, String, Integer> change) throws Exception {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = patient.planned();
        try (HeldLock held = HeldLock.ofRows("patient", "patient_id = '" + patient.id() + "'");
                ExecutorService both = Executors.newFixedThreadPool(2)) {
            Future<Integer> withdrawn = both.submit(() -> patient.self()
                    .delete(patient.path() + "/care-team/" + clinician.id())
                    .statusCode());
            held.awaitWaiting(1);
            Future<Integer> changed = both.submit(() -> change.apply(patient, plan));
            held.awaitWaiting(2);
            held.close();
            assertThat(withdrawn.get()).isEqualTo(204);
            return new Waited(patient, changed.get());
        }
    }
}
