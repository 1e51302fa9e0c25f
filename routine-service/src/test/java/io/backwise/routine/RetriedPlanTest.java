package io.backwise.routine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.backwise.testkit.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A phone that got no answer asks again, with the key that it had. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class RetriedPlanTest {
    private static final String TODAY = LocalDate.now(ZoneOffset.UTC).toString();

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    /** A retry means what was assigned, as it is by now. */
    @Test
    void aRetryAfterTheProfileHasChangedAssignsNothingAnew() {
        Patient patient = Patient.fresh().withProfile(Map.of());
        Map<String, Object> body = Map.of("startsOn", TODAY);
        String plan = patient.self()
                .header("Idempotency-Key", "retry-2")
                .body(body)
                .post(patient.path() + "/plans")
                .then()
                .statusCode(201)
                .extract()
                .path("planId");
        patient.writes(Map.of("redFlags", List.of("weight-loss"), "minutesPerSession", 40))
                .statusCode(200);
        patient.self()
                .header("Idempotency-Key", "retry-2")
                .body(body)
                .post(patient.path() + "/plans")
                .then()
                .statusCode(201)
                .body("planId", equalTo(plan));
        String later = UUID.randomUUID().toString();
        patient.self()
                .header("Idempotency-Key", later)
                .body(body)
                .post(patient.path() + "/plans")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:backwise:problem:red-flag"));
        // What was refused holds no key: it may be sent again once it can be done.
        patient.writes(Map.of()).statusCode(200);
        patient.self()
                .header("Idempotency-Key", later)
                .body(body)
                .post(patient.path() + "/plans")
                .then()
                .statusCode(201);
    }

    /** What the patient asked for under a key was not assigned by the clinician who asks for the same under it. */
    @Test
    void aKeyIsOfWhoSentIt() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting("dr-lange");
        Map<String, Object> body = Map.of("startsOn", TODAY);
        patient.self()
                .header("Idempotency-Key", "of-the-day")
                .body(body)
                .post(patient.path() + "/plans")
                .then()
                .statusCode(201);
        Patient.as("clinician", "dr-lange")
                .header("Idempotency-Key", "of-the-day")
                .body(body)
                .post(patient.path() + "/plans")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:backwise:problem:idempotency-key-reused"));
    }

    @Test
    void aRetryWithItsKeyGetsTheSamePlan() {
        Patient patient = Patient.fresh().withProfile(Map.of());
        List<String> plans = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            plans.add(patient.self()
                    .header("Idempotency-Key", "retry-1")
                    .body(Map.of("startsOn", TODAY))
                    .post(patient.path() + "/plans")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("planId"));
        }
        assertThat(new HashSet<>(plans)).hasSize(1);
        patient.self()
                .header("Idempotency-Key", "retry-1")
                .body(Map.of("startsOn", TODAY, "note", "another"))
                .post(patient.path() + "/plans")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:backwise:problem:idempotency-key-reused"));
    }
}
