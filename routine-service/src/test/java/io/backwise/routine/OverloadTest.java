package io.backwise.routine;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.HeldLock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More than can be served is refused at once, and nothing is left of it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class OverloadTest {
    private static final int MOST_AT_WORK = 16;

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    /** More would wait for one, and be refused for want of it; of more connections than that the database has too many. */
    @Test
    void asManyAreWorkedOnAsThereAreConnections() {
        assertThat(ConfigProvider.getConfig().getValue("quarkus.datasource.reactive.max-size", Integer.class))
                .isEqualTo(MOST_AT_WORK);
    }

    @Test
    void whoComesWhenAllSeatsAreTakenIsRefusedAtOnce() throws Exception {
        Patient patient = Patient.fresh().withProfile(Map.of());
        Map<String, Integer> answers = new TreeMap<>();
        try (HeldLock profiles = HeldLock.ofTable("profile");
                HttpClient client = LeavingCalls.client()) {
            List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
            for (int i = 0; i < 800; i++) {
                all.add(client.sendAsync(
                        LeavingCalls.profile(patient, Duration.ofSeconds(20)), HttpResponse.BodyHandlers.ofString()));
            }
            Thread.sleep(3_000);
            profiles.close();
            for (CompletableFuture<HttpResponse<String>> it : all) {
                HttpResponse<String> answer = it.get();
                boolean refused = answer.body().contains("Try again in a moment.");
                if (answer.statusCode() == 503) {
                    assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
                }
                answers.merge(answer.statusCode() + (refused ? " refused" : ""), 1, Integer::sum);
            }
        }
        assertThat(answers).containsKeys("200", "503 refused");
        assertThat(answers.keySet()).isSubsetOf("200", "503", "503 refused");
        for (int i = 0; i < 200; i++) {
            assertThat(patient.self().get(patient.path() + "/profile").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void whoLeavesLeavesTheirSeat() throws Exception {
        Patient patient = Patient.fresh().withProfile(Map.of());
        try (HeldLock _ = HeldLock.ofTable("profile");
                ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            crowdLeaves(patient, calls, 400, 5);
        }
        for (int i = 0;
                i < 100 && patient.self().get(patient.path() + "/profile").statusCode() != 200;
                i++) {
            Thread.sleep(200);
        }
        assertThat(patient.self().get(patient.path() + "/profile").statusCode()).isEqualTo(200);
    }

    @Test
    void whatHasBegunHoldsItsPlaceUntilItIsDone() throws Exception {
        Patient patient = Patient.fresh().withProfile(Map.of());
        try (HeldLock profiles = HeldLock.ofTable("profile");
                ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            crowdLeaves(patient, calls, 3 * MOST_AT_WORK, 0);
            Future<Integer> next = calls.submit(
                    () -> patient.self().get("/api/routine/plans/none").statusCode());
            assertThatThrownBy(() -> next.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            profiles.close();
            assertThat(next.get()).isEqualTo(404);
        }
    }

    /** So many ask, one each so many milliseconds, and leave unanswered. */
    private static void crowdLeaves(Patient patient, ExecutorService calls, int many, long everyMillis)
            throws Exception {
        HttpRequest request = LeavingCalls.profile(patient, Duration.ofMillis(400));
        try (HttpClient impatient = LeavingCalls.client()) {
            List<Future<Boolean>> gone = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                gone.add(calls.submit(() -> LeavingCalls.leaves(impatient, request)));
                Thread.sleep(everyMillis);
            }
            for (Future<Boolean> it : gone) {
                assertThat(it.get())
                        .as("nobody is refused while others have left")
                        .isTrue();
            }
        }
    }

    @Test
    void whoLeavesInTheMiddleOfARequestHoldsNothing() throws Exception {
        Patient patient = Patient.fresh().withProfile(Map.of());
        for (int i = 0; i < 2 * MOST_AT_WORK; i++) {
            LeavingCalls.breaksOff(patient);
        }
        assertThat(patient.self().get(patient.path() + "/profile").statusCode()).isEqualTo(200);
    }

    @Test
    void whoIsRefusedIsNotNamedInTheMetrics() {
        Patient patient = Patient.fresh();
        patient.self().delete(patient.path() + "/plan-previews").then().statusCode(405);
        assertThat(given().get("/q/metrics").asString())
                .contains("uri=\"UNKNOWN\"")
                .doesNotContain(patient.id().toString());
    }
}
