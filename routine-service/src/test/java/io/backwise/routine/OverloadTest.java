package io.backwise.routine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Parts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    void whoComesWhenAllPlacesAreTakenIsRefusedAtOnce() throws Exception {
        Patient patient = Patient.fresh().withProfile(Map.of());
        try (Connection connection = Parts.database();
                Statement statement = connection.createStatement();
                ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE profile IN ACCESS EXCLUSIVE MODE");
            List<Future<Integer>> taking = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                taking.add(calls.submit(
                        () -> patient.self().get(patient.path() + "/profile").statusCode()));
            }
            Thread.sleep(1_500);
            patient.self()
                    .body(Patient.profile(Map.of()))
                    .put(patient.path() + "/profile")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", equalTo("2"))
                    .body("detail", equalTo("Try again in a moment."))
                    .contentType("application/problem+json");
            connection.rollback();
            Map<Integer, Integer> statuses = new TreeMap<>();
            for (Future<Integer> it : taking) {
                statuses.merge(it.get(), 1, Integer::sum);
            }
            assertThat(statuses.getOrDefault(200, 0)).isPositive();
        }
        for (int i = 0; i < 200; i++) {
            assertThat(patient.self().get(patient.path() + "/profile").statusCode())
                    .isEqualTo(200);
        }
    }
}
