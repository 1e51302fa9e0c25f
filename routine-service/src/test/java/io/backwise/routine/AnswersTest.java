package io.backwise.routine;

import static org.hamcrest.Matchers.equalTo;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Samples;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The shape of every answer is that of its checked-in sample. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class AnswersTest {

    @Test
    void answersHaveTheShapeOfTheirSamples() throws InterruptedException {
        CatalogueUnderTest.held();
        String clinician = UUID.randomUUID().toString();
        Patient patient = Patient.fresh()
                .withProfile(Map.of("conditions", List.of(Map.of("slug", "osteoporosis"))))
                .trusting(clinician);
        Patient.as("clinician", clinician)
                .get(patient.path() + "/profile")
                .then()
                .statusCode(200);
        String preview = patient.self()
                .post(patient.path() + "/plan-previews")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Samples.assertSameShape("plan-preview", preview);
        String plan = patient.planned();
        String exercise = JsonPath.from(preview).getString("items[0].exercise");
        Map<String, Object> report = Map.of(
                "planId",
                plan,
                "performedAt",
                Instant.now().toString(),
                "zone",
                "UTC",
                "painBefore",
                2,
                "painWorst",
                4,
                "painAfter",
                2,
                "effort",
                4,
                "items",
                List.of(Map.of("exercise", exercise, "setsDone", 1, "repsDone", 8)));
        String answer = patient.self()
                .body(report)
                .put(patient.path() + "/sessions/" + UUID.randomUUID())
                .then()
                .statusCode(201)
                .body("response", equalTo("amber"))
                .extract()
                .asString();
        Samples.assertSameShape("session-answer", answer);
        Map<String, String> paths = Map.of(
                "profile", patient.path() + "/profile",
                "care-team", patient.path() + "/care-team",
                "access-log", patient.path() + "/access-log",
                "plan", patient.path() + "/plans/current",
                "plan-revisions", "/api/routine/plans/" + plan + "/revisions",
                "sessions", patient.path() + "/sessions",
                "sessions-today", patient.path() + "/sessions/today");
        paths.forEach((name, path) -> Samples.assertSameShape(
                name, patient.self().get(path).then().statusCode(200).extract().asString()));
    }
}
