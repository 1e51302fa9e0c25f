package io.backwise.routine;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More than can be served is refused at once, and nothing is left of it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class OverloadTest {
    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void whoComesWhenAllSeatsAreTakenIsRefusedAtOnce() throws Exception {
        Patient patient = Patient.fresh().withProfile(Map.of());
        Map<String, Integer> answers = new TreeMap<>();
        try (HeldLock profiles = HeldLock.ofTable("profile");
                HttpClient client = ProfileCalls.client()) {
            List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
            for (int i = 0; i < 800; i++) {
                all.add(client.sendAsync(
                        ProfileCalls.of(patient, Duration.ofSeconds(20)), HttpResponse.BodyHandlers.ofString()));
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
    void whoLeavesLeavesTheirPlace() throws Exception {
        Patient patient = Patient.fresh().withProfile(Map.of());
        HttpRequest request = ProfileCalls.of(patient, Duration.ofMillis(400));
        try (HeldLock _ = HeldLock.ofTable("profile");
                ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient impatient = ProfileCalls.client()) {
            List<Future<Boolean>> gone = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                gone.add(calls.submit(() -> ProfileCalls.leaves(impatient, request)));
                Thread.sleep(5);
            }
            for (Future<Boolean> it : gone) {
                assertThat(it.get())
                        .as("nobody is refused while others have left")
                        .isTrue();
            }
        }
        for (int i = 0;
                i < 100 && patient.self().get(patient.path() + "/profile").statusCode() != 200;
                i++) {
            Thread.sleep(200);
        }
        assertThat(patient.self().get(patient.path() + "/profile").statusCode()).isEqualTo(200);
    }
}
