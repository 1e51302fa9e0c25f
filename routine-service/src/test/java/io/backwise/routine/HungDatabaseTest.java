package io.backwise.routine;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.HeldLock;
import io.backwise.testkit.LogLines;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database that hangs is answered for, and costs nothing once it moves again. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class HungDatabaseTest {
    private static final int CALLS = 40;

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void everyRequestIsAnsweredAndTheServiceRecovers() throws Exception {
        Patient patient = Patient.fresh().withProfile(Map.of());
        String profile = patient.path() + "/profile";
        try (HeldLock _ = HeldLock.ofTable("profile")) {
            assertAllRefused(patient, profile);
            assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
        }
        assertServedAgain(patient, profile);
    }

    /** A plan of one's own is asked for another way than the rest. */
    @Test
    void whoReadsTheirPlanIsAnsweredToo() throws Exception {
        Patient patient = Patient.fresh().withProfile(Map.of());
        patient.planned();
        String plan = patient.path() + "/plans/current";
        patient.self().get(plan).then().statusCode(200);
        try (HeldLock _ = HeldLock.ofTable("plan");
                LogLines defects = LogLines.of("io.quarkus.vertx.http.runtime.QuarkusErrorHandler")) {
            assertAllRefused(patient, plan);
            assertThat(defects.heard()).isEmpty();
        }
        assertServedAgain(patient, plan);
    }

    private static void assertAllRefused(Patient patient, String path) throws Exception {
        try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                answers.add(calls.submit(() -> patient.self()
                        .get(path)
                        .then()
                        .header("Retry-After", equalTo("2"))
                        .body("type", equalTo("urn:backwise:problem:unavailable"))
                        .extract()
                        .statusCode()));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(503);
            }
        }
    }

    private static void assertServedAgain(Patient patient, String path) throws InterruptedException {
        awaitServed(patient, path, 100);
        for (int i = 0; i < CALLS; i++) {
            assertThat(patient.self().get(path).statusCode()).isEqualTo(200);
        }
    }

    private static void awaitServed(Patient patient, String path, int millis) throws InterruptedException {
        for (int i = 0; i < 100 && patient.self().get(path).statusCode() != 200; i++) {
            Thread.sleep(millis);
        }
    }

    /** Callers who leave while they wait for a connection must not take it with them. */
    @Test
    void callersWhoLeaveWhileTheyWaitTakeNothingWithThem() throws Exception {
        Patient patient = Patient.fresh().withProfile(Map.of());
        for (int round = 0; round < 3; round++) {
            try (HeldLock _ = HeldLock.ofTable("profile");
                    ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
                    HttpClient impatient = LeavingCalls.client()) {
                List<Future<Boolean>> left = new ArrayList<>();
                for (int i = 0; i < 120; i++) {
                    HttpRequest request = LeavingCalls.profile(patient, Duration.ofMillis(300 + 20 * i));
                    left.add(calls.submit(() -> LeavingCalls.leaves(impatient, request)));
                }
                for (Future<Boolean> it : left) {
                    assertThat(it.get()).isTrue();
                }
            }
        }
        awaitServed(patient, patient.path() + "/profile", 200);
        try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                answers.add(calls.submit(
                        () -> patient.self().get(patient.path() + "/profile").statusCode()));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
    }
}
