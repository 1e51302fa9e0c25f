package io.backwise.routine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Events;
import io.backwise.testkit.LogLines;
import io.backwise.testkit.Metrics;
import io.backwise.testkit.Parts;
import io.backwise.testkit.PublishedCatalogue;
import io.backwise.testkit.Schemas;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A recall: what the catalogue withdraws leaves every active plan; on parts of its own, since it changes the catalogue. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, restrictToAnnotatedClass = true)
class RescreeningTest {
    /** {@code -Dbackwise.rescreening.plans=10000} for the figures of ADR 19. */
    private static final String WHY = "Somebody fell.";

    private static final int PLANS = Integer.getInteger("backwise.rescreening.plans", 1_200);

    private final Clinician clinician = Clinician.fresh();

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void aWithdrawnExerciseLeavesEveryPlanAndTheRestIsServedMeanwhile() throws Exception {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = patient.planned();
        String gone = patient.self()
                .get("/api/routine/plans/" + plan)
                .then()
                .extract()
                .path("items[0].exercise");
        Patient spared = Patient.fresh().withProfile(Map.of("avoidExercises", List.of(gone)));
        String other = spared.planned();
        copies(patient, PLANS);
        LogLines told = LogLines.of("io.backwise.routine.rescreening.RescreeningPlans");
        long slowest = 0;

        withdraw(gone);
        long began = System.nanoTime();
        while (count("screened_with < 2") > 0) {
            long asked = System.nanoTime();
            spared.self().get(spared.path() + "/sessions/today").then().statusCode(200);
            slowest = Math.max(slowest, System.nanoTime() - asked);
            assertThat((System.nanoTime() - began) / 1e9).isLessThan(300);
            Thread.sleep(20);
        }
        System.out.printf(
                "re-screened %,d plans in %.1f s, each unsafe; the slowest answer meanwhile took %d ms%n",
                PLANS, (System.nanoTime() - began) / 1e9, slowest / 1_000_000);

        clinician
                .reads(plan)
                .body("revision", equalTo(2))
                .body("items.exercise", not(hasItem(gone)))
                .body("excluded.exercise", hasItem(gone))
                .body("catalogVersion", equalTo(2));
        clinician
                .self()
                .get("/api/routine/plans/" + plan + "/revisions")
                .then()
                .body("items[1].steps.exercise", contains(gone))
                .body("items[1].steps.rule", contains("CAT03"))
                .body("items[1].steps.reason", contains(endsWith(WHY)));
        clinician
                .self()
                .get("/api/routine/clinicians/me/alerts")
                .then()
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("withdrawn-exercise"))
                .body("items[0].detail", endsWith(WHY));
        patient.self()
                .get("/api/routine/plans/" + plan + "/revisions")
                .then()
                .body("items[1].steps.reason", contains(endsWith(WHY)));
        patient.self()
                .get(patient.path() + "/sessions/today")
                .then()
                .body("items.exercise", not(hasItem(gone)))
                .body("withheld", hasSize(0));
        spared.self().get("/api/routine/plans/" + other).then().body("revision", equalTo(1));
        assertThat(count("revision = 1 AND body LIKE '%\"exercise\":\"" + gone + "\",\"order\"%'"))
                .isZero();
        told.close();
        assertThat(told.heard())
                .as("how far it is, and how long it took")
                .anyMatch(it -> it.matches("re-screening with catalogue 2: \\d+ plans in .* s, \\d+ of them unsafe"))
                .anyMatch(it -> it.matches("re-screened with catalogue 2: \\d+ plans in .* s, \\d+ of them changed"));
        assertThat(Metrics.of("backwise_rescreened_plans_total")).isGreaterThanOrEqualTo(PLANS);
        assertThat(Metrics.of("backwise_rescreened_unsafe_total")).isGreaterThanOrEqualTo(PLANS);
        assertThat(Metrics.of("backwise_rescreening_seconds_sum")).isPositive();
    }

    private static void withdraw(String slug) {
        List<ObjectNode> second = PublishedCatalogue.exercises(1).stream()
                .map(it -> it.path("slug").asText().equals(slug) ? it.put("version", 2) : it)
                .toList();
        ObjectNode gone = second.stream()
                .filter(it -> it.path("slug").asText().equals(slug))
                .findFirst()
                .orElseThrow()
                .put("withdrawnBecause", WHY);
        Schemas.assertValid("exercise-changed", gone.toString());
        Events.send(
                "exercise-changed", slug, "io.backwise.catalog.exercise.withdrawn.v1", slug + "-2", gone.toString());
        PublishedCatalogue.publish(PublishedCatalogue.rules(2, second));
    }

    /** As many people again with this person's profile and plan. */
    private static void copies(Patient of, int many) throws SQLException {
        try (Connection database = Parts.database();
                Statement statement = database.createStatement()) {
            statement.execute("CREATE TEMP TABLE copy AS SELECT gen_random_uuid() AS patient, gen_random_uuid() AS plan"
                    + " FROM generate_series(1, " + many + ")");
            statement.execute("INSERT INTO patient (patient_id, plan_sequence) SELECT patient, 1 FROM copy");
            statement.execute("INSERT INTO profile (patient_id, body, changed_at) SELECT copy.patient, body, changed_at"
                    + " FROM profile, copy WHERE patient_id = '" + of.id() + "'");
            statement.execute(
                    "INSERT INTO plan (plan_id, patient_id, number, revision, status, starts_on, body, changed_at)"
                            + " SELECT copy.plan, copy.patient, number, revision, status, starts_on,"
                            + " replace(replace(body, '" + of.id()
                            + "', copy.patient::text), plan_id::text, copy.plan::text),"
                            + " changed_at FROM plan, copy WHERE patient_id = '" + of.id() + "'");
        }
    }

    private static long count(String where) throws SQLException {
        try (Connection database = Parts.database();
                Statement statement = database.createStatement();
                ResultSet it =
                        statement.executeQuery("SELECT count(*) FROM plan WHERE status = 'active' AND " + where)) {
            it.next();
            return it.getLong(1);
        }
    }
}
