package io.backwise.routine;

import static io.backwise.routine.Reports.items;
import static io.backwise.routine.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Parts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Days without a session, and the dose after them. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class RestartingAfterGapTest {
    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void whoDidNothingForAWeekFindsASmallerDose() throws Exception {
        Patient patient = Patient.fresh().withProfile(Map.of());
        String plan = patient.planned();
        Map<String, Object> first = items(patient, plan).getFirst();
        patient.self()
                .body(report(patient, plan, Instant.now().minus(Duration.ofDays(8)), Map.of()))
                .put(patient.path() + "/sessions/" + UUID.randomUUID())
                .then()
                .statusCode(201)
                .body("response", equalTo("green"));
        // As if it had grown: the week's rest takes a quarter of that.
        try (Connection database = Parts.database();
                Statement statement = database.createStatement()) {
            statement.executeUpdate("UPDATE plan SET gap_since = NULL, gap_days = 0, body = regexp_replace(body,"
                    + " '(\"exercise\":\"" + first.get("exercise") + "\",\"order\":1,\"sets\":[0-9]+,\"reps\":)[0-9]+',"
                    + " '\\140') WHERE plan_id = '" + plan + "'");
        }
        for (int i = 0; i < 100 && revision(patient, plan) == 1; i++) {
            Thread.sleep(100);
        }
        patient.self()
                .get("/api/routine/plans/" + plan)
                .then()
                .body("revision", equalTo(2))
                .body("items.find { it.exercise == '" + first.get("exercise") + "' }.reps", equalTo(30));
        Thread.sleep(1_500);
        assertThat(revision(patient, plan)).as("a gap is answered once").isEqualTo(2);
    }

    private static int revision(Patient patient, String plan) {
        return patient.self()
                .get("/api/routine/plans/" + plan)
                .then()
                .statusCode(200)
                .extract()
                .path("revision");
    }
}
