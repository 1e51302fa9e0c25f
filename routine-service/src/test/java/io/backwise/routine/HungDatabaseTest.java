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
    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void everyRequestIsAnsweredAndTheServiceRecovers() throws Exception {
        Patient patient = Patient.fresh().withProfile(Map.of());
        try (HeldLock _ = HeldLock.ofTable("profile");
                ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                answers.add(calls.submit(() -> patient.self()
                        .get(patient.path() + "/profile")
                        .then()
                        .header("Retry-After", equalTo("2"))
                        .body("type", equalTo("urn:backwise:problem:unavailable"))
                        .extract()
                        .statusCode()));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(503);
            }
            assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
        }
        for (int i = 0;
                i < 100 && patient.self().get(patient.path() + "/profile").statusCode() != 200;
                i++) {
            Thread.sleep(100);
        }
        for (int i = 0; i < 40; i++) {
            assertThat(patient.self().get(patient.path() + "/profile").statusCode())
                    .isEqualTo(200);
        }
    }

    /** A plan of one's own is asked for another way than the rest. */
    @Test
    void whoReadsTheirPlanIsAnsweredToo() throws Exception {
        Patient patient = Patient.fresh().withProfile(Map.of());
        patient.planned();
        String plan = patient.path() + "/plans/current";
        patient.self().get(plan).then().statusCode(200);
        try (HeldLock _ = HeldLock.ofTable("plan");
                LogLines defects = LogLines.of("io.quarkus.vertx.http.runtime.QuarkusErrorHandler");
                ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                answers.add(calls.submit(() -> patient.self()
                        .get(plan)
                        .then()
                        .header("Retry-After", equalTo("2"))
                        .body("type", equalTo("urn:backwise:problem:unavailable"))
                        .extract()
                        .statusCode()));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(503);
            }
            assertThat(defects.heard()).isEmpty();
        }
        for (int i = 0; i < 100 && patient.self().get(plan).statusCode() != 200; i++) {
            Thread.sleep(100);
        }
        for (int i = 0; i < 40; i++) {
            assertThat(patient.self().get(plan).statusCode()).isEqualTo(200);
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
        for (int i = 0;
                i < 100 && patient.self().get(patient.path() + "/profile").statusCode() != 200;
                i++) {
            Thread.sleep(200);
        }
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
