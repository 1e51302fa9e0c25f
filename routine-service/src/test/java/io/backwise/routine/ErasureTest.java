package io.backwise.routine;

import static io.backwise.routine.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Event;
import io.backwise.testkit.Events;
import io.backwise.testkit.HeldShard;
import io.backwise.testkit.Schemas;
import io.backwise.testkit.Traces;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who was erased is gone, and the id is never used again. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class ErasureTest {
    private static final String FLAG = "fever-infection";

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    /** A patient of whom every table holds something. */
    private static Patient withALife(Patient patient) {
        patient.withProfile(Map.of()).trusting("dr-lange");
        patient.self()
                .header("Idempotency-Key", "k1")
                .body(Map.of(
                        "startsOn",
                        java.time.LocalDate.now(java.time.ZoneOffset.UTC).toString()))
                .post(patient.path() + "/plans")
                .then()
                .statusCode(201);
        String plan = patient.planned();
        patient.self()
                .body(report(patient, plan, Instant.now(), Map.of("redFlags", List.of(FLAG))))
                .put(patient.path() + "/sessions/" + UUID.randomUUID())
                .then()
                .statusCode(201);
        String answeredAt = patient.self()
                .get(patient.path() + "/red-flags")
                .then()
                .extract()
                .path("answeredAt");
        Patient.as("clinician", "dr-lange")
                .body(Map.of("reason", "Flu, over now.", "medicalOutcome", "GP: fine.", "answeredAt", answeredAt))
                .put(patient.path() + "/red-flags/" + FLAG + "/clearance")
                .then()
                .statusCode(200);
        Patient.as("admin", "root")
                .body(Map.of("patientId", patient.id().toString()))
                .post("/api/routine/republication")
                .then()
                .statusCode(202);
        return patient;
    }

    @Test
    void nothingIsLeftAndEveryPathIsNotFound() throws Exception {
        Patient patient;
        try (HeldShard shard = HeldShard.taken()) {
            patient = withALife(new Patient(shard.id()));
            assertThat(Traces.lacking(patient.id())).isEmpty();
            assertThat(Traces.of(patient.id())).contains("public.outbox.key");
            patient.self().delete(patient.path()).then().statusCode(202);
            assertThat(Traces.of(patient.id()))
                    .as("but for the erasure itself, which waits to be told")
                    .containsExactlyInAnyOrder("public.outbox.key", "public.outbox.data");
        }
        Event event =
                Events.await("patient-erased", it -> patient.id().toString().equals(it.key()), Duration.ofSeconds(20));
        Schemas.assertValid("patient-erased", event.data().toString());
        for (int i = 0; i < 100 && !Traces.of(patient.id()).isEmpty(); i++) {
            Thread.sleep(50);
        }
        assertThat(Traces.of(patient.id())).isEmpty();
        for (String topic : new String[] {"plan-changed", "session-completed", "care-team-changed", "care-alert"}) {
            assertThat(Events.all(topic))
                    .extracting(Event::key)
                    .as(topic)
                    .doesNotContain(patient.id().toString());
        }

        for (String path : new String[] {"/profile", "/care-team", "/plans/current", "/sessions", "/access-log"}) {
            patient.self().get(patient.path() + path).then().statusCode(404);
        }
        patient.writes(Map.of()).statusCode(404);
        patient.self().put(patient.path() + "/care-team/dr-lange").then().statusCode(404);
        patient.self().delete(patient.path()).then().statusCode(404);
        assertThat(Traces.of(patient.id())).isEmpty();
    }

    @Test
    void onlyThePatientAndAnAdminMayErase() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting("dr-lange");
        Patient.as("clinician", "dr-lange").delete(patient.path()).then().statusCode(403);
        Patient.fresh().self().delete(patient.path()).then().statusCode(404);
        Patient.as("admin", "root").delete(Patient.fresh().path()).then().statusCode(404);
        patient.self().get(patient.path() + "/profile").then().statusCode(200);
        Patient.as("admin", "root").delete(patient.path()).then().statusCode(202);
        patient.self().get(patient.path() + "/profile").then().statusCode(404);
    }

    @Test
    void whatIsOnItsWayWhileErasingDoesNotBringThePatientBack() throws Exception {
        for (int round = 0; round < 5; round++) {
            Patient patient = withALife(Patient.fresh());
            try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Callable<Integer>> all = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    all.add(() -> patient.writes(Map.of()).extract().statusCode());
                    all.add(() -> patient.self()
                            .put(patient.path() + "/care-team/dr-" + UUID.randomUUID())
                            .statusCode());
                    all.add(() -> Patient.as("clinician", "dr-lange")
                            .get(patient.path() + "/profile")
                            .statusCode());
                }
                all.add(8, () -> patient.self()
                        .delete(patient.path())
                        .then()
                        .extract()
                        .statusCode());
                for (Future<Integer> answer : calls.invokeAll(all)) {
                    assertThat(answer.get()).isIn(200, 201, 202, 204, 404);
                }
            }
            Events.await("patient-erased", it -> patient.id().toString().equals(it.key()), Duration.ofSeconds(20));
            for (int i = 0; i < 100 && !Traces.of(patient.id()).isEmpty(); i++) {
                Thread.sleep(50);
            }
            assertThat(Traces.of(patient.id())).isEmpty();
        }
    }
}
