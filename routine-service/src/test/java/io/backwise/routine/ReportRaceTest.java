package io.backwise.routine;

import static io.backwise.routine.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Events;
import io.backwise.testkit.HeldLock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tries that meet. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class ReportRaceTest {
    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void manyTriesAtOnceAreOneSessionAndGetOneAnswer() throws Exception {
        Patient patient = Patient.fresh().withProfile(Map.of());
        Callable<Response> tried = tryOf(patient, UUID.randomUUID());
        List<Response> answers = atOnce(Collections.nCopies(40, tried));
        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnlyOnce(201)
                .containsOnly(200, 201);
        assertThat(answers)
                .extracting(Response::asString)
                .containsOnly(answers.getFirst().asString());
        Events.await("session-completed", it -> patient.id().toString().equals(it.key()), Duration.ofSeconds(20));
        assertThat(Events.all("session-completed"))
                .filteredOn(it -> patient.id().toString().equals(it.key()))
                .hasSize(1);
    }

    @Test
    void ofTwoPatientsWhoseReportsHaveOneIdOneIsToldOfTheConflict() throws Exception {
        Patient one = Patient.fresh().withProfile(Map.of());
        Patient other = Patient.fresh().withProfile(Map.of());
        for (int round = 0; round < 30; round++) {
            UUID session = UUID.randomUUID();
            List<Response> answers = atOnce(List.of(tryOf(one, session), tryOf(other, session)));
            assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 409);
        }
    }

    @Test
    void whatIsHereAlreadyIsAnsweredWhileThePatientIsLocked() throws Exception {
        Patient patient = Patient.fresh().withProfile(Map.of());
        Callable<Response> tried = tryOf(patient, UUID.randomUUID());
        assertThat(tried.call().statusCode()).isEqualTo(201);
        try (HeldLock _ = HeldLock.ofRows("patient", "patient_id = '" + patient.id() + "'")) {
            assertThat(tried.call().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whatACallerBeganIsDoneThoughTheyLeft() throws Exception {
        Patient patient = Patient.fresh().withProfile(Map.of());
        UUID session = UUID.randomUUID();
        Map<String, Object> report = report(patient, patient.planned(), Instant.now(), Map.of());
        HttpRequest impatient = LeavingCalls.report(patient, session, report, Duration.ofMillis(500));
        try (HeldLock lock = HeldLock.ofRows("patient", "patient_id = '" + patient.id() + "'");
                HttpClient client = LeavingCalls.client()) {
            assertThat(LeavingCalls.leaves(client, impatient)).isTrue();
            lock.awaitWaiting(1);
        }
        assertThat(patient.self()
                        .body(report)
                        .put(patient.path() + "/sessions/" + session)
                        .statusCode())
                .as("it was taken at the first try, whose caller had left")
                .isEqualTo(200);
    }

    @Test
    void triesThatMeetAreDoneOnce() throws Exception {
        Patient patient = Patient.fresh().withProfile(Map.of());
        Callable<Response> tried = tryOf(patient, UUID.randomUUID());
        try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> all;
            try (HeldLock lock = HeldLock.ofRows("patient", "patient_id = '" + patient.id() + "'")) {
                all = Collections.nCopies(20, tried).stream().map(calls::submit).toList();
                lock.awaitWaiting(1);
                Thread.sleep(1_000);
                assertThat(lock.waiting())
                        .as("of twenty tries those that work on it")
                        .isEqualTo(1);
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Response> it : all) {
                statuses.add(it.get().statusCode());
            }
            assertThat(statuses).containsOnlyOnce(201).containsOnly(200, 201);
        }
    }

    private static Callable<Response> tryOf(Patient patient, UUID session) {
        Map<String, Object> report = report(patient, patient.planned(), Instant.now(), Map.of());
        return () -> patient.self().body(report).put(patient.path() + "/sessions/" + session);
    }

    private static List<Response> atOnce(List<Callable<Response>> tries) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Response> answers = new ArrayList<>();
        try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> all = tries.stream()
                    .map(it -> calls.submit(() -> {
                        start.await();
                        return it.call();
                    }))
                    .toList();
            start.countDown();
            for (Future<Response> it : all) {
                answers.add(it.get());
            }
        }
        return answers;
    }
}
