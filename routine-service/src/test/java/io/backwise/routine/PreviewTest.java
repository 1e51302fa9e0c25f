package io.backwise.routine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.backwise.testkit.Cases;
import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is composed, and the account of it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class PreviewTest {
    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void everyPreviewAccountsForEveryExerciseAndKeepsTheConstraints() {
        List<String> conditions = List.of(
                "osteoporosis",
                "lumbar-disc-herniation",
                "acute-flare",
                "sciatica-radiculopathy",
                "nonspecific-lbp",
                "osteopenia-or-long-term-steroids");
        Cases.run(25, random -> {
            int minutes = random.nextInt(8, 40);
            String condition = conditions.get(random.nextInt(conditions.size()));
            Patient patient = Patient.fresh();
            patient.writes(Map.of(
                    "conditions",
                    List.of(Map.of("slug", condition)),
                    "minutesPerSession",
                    minutes,
                    "avoidPositions",
                    random.nextBoolean() ? List.of("prone") : List.of()));
            JsonPath preview = patient.self()
                    .post(patient.path() + "/plan-previews")
                    .then()
                    .extract()
                    .jsonPath();
            if (preview.getString("items") == null) {
                assertThat(preview.getString("type")).startsWith("urn:backwise:problem:");
                return;
            }
            List<String> chosen = preview.getList("items.exercise");
            List<String> all = new ArrayList<>(chosen);
            all.addAll(preview.getList("excluded.exercise"));
            all.addAll(preview.getList("notChosen.exercise"));
            assertThat(all).as("%s, %d minutes", condition, minutes).hasSize(61).doesNotHaveDuplicates();
            assertThat(chosen).hasSizeBetween(3, 6).doesNotContain("sit-up", "double-leg-raise");
            assertThat(preview.getInt("totalSeconds")).isLessThanOrEqualTo(minutes * 60);
        });
    }

    @Test
    void aPreviewNeedsNeitherBodyNorMediaType() throws Exception {
        Patient patient = Patient.fresh().withProfile(Map.of());
        HttpRequest bare = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + patient.path() + "/plan-previews"))
                .header(
                        "Authorization",
                        "Bearer " + Tokens.of("patient", patient.id().toString()))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(bare, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void theSameProfileGetsTheSamePlan() {
        Set<String> answers = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            Patient patient = Patient.fresh().withProfile(Map.of());
            answers.add(patient.self()
                    .post(patient.path() + "/plan-previews")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString());
        }
        assertThat(answers).hasSize(1);
    }

    @Test
    void aPreviewExplainsASitUp() {
        Patient patient = Patient.fresh().withProfile(Map.of("conditions", List.of(Map.of("slug", "osteoporosis"))));
        patient.self()
                .body("{}")
                .post(patient.path() + "/plan-previews")
                .then()
                .statusCode(200)
                .body("excluded.find { it.exercise == 'sit-up' }.because.rule", hasItem("CAT01"))
                .body("excluded.find { it.exercise == 'sit-up' }.because.condition", hasItem("osteoporosis"))
                .body("excluded.find { it.exercise == 'sit-up' }.alternatives", not(hasItem("crunch")))
                .body("disclaimer", containsString("not clinically validated"))
                .body("items.why.term.flatten()", hasItem("evidence"));
    }

    @Test
    void aPreviewSaysWhatItWasScreenedForAndWhatIsDueForReview() {
        String since = LocalDate.now(ZoneOffset.UTC).minusDays(100).toString();
        Patient patient = Patient.fresh()
                .withProfile(Map.of(
                        "conditions",
                        List.of(
                                Map.of("slug", "postpartum-0-12-weeks", "since", since),
                                Map.of("slug", "diastasis-recti")),
                        "painNow",
                        7));
        patient.self()
                .post(patient.path() + "/plan-previews")
                .then()
                .statusCode(200)
                .body("conditions.slug", equalTo(List.of("acute-flare", "diastasis-recti", "postpartum-0-12-weeks")))
                .body("conditions.because", equalTo(List.of("pain", "recorded", "recorded")))
                .body("conditions.reviewDue", equalTo(List.of(false, false, true)));
    }

    @Test
    void aRedFlagBlocksThePlanButNotTheProfile() {
        Patient patient = Patient.fresh().withProfile(Map.of("redFlags", List.of("cauda-equina-bladder")));
        patient.self()
                .body("{}")
                .post(patient.path() + "/plan-previews")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:backwise:problem:red-flag"))
                .body("flags.id", hasItem("cauda-equina-bladder"))
                .body("pathway", equalTo("emergency-now"))
                .body("advice", not(equalTo("")));
    }

    @Test
    void tooLittleTimeIsAnAnswerWithItsReason() {
        Patient patient = Patient.fresh()
                .withProfile(Map.of(
                        "minutesPerSession",
                        5,
                        "equipment",
                        List.of(),
                        "avoidPositions",
                        List.of("supine", "prone", "side-lying", "quadruped", "kneeling", "seated", "standing")));
        patient.self()
                .body("{}")
                .post(patient.path() + "/plan-previews")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:backwise:problem:no-feasible-session"))
                .body("detail", containsString("session needs 3"));
    }

    @Test
    void wordsThatNobodyKnowsAreNamed() {
        Patient patient = Patient.fresh().withProfile(Map.of());
        patient.self()
                .body(Map.of("pin", List.of("headstand"), "minutesPerSession", 90))
                .post(patient.path() + "/plan-previews")
                .then()
                .statusCode(400)
                .contentType(startsWith("application/problem+json"))
                .body("violations.field", hasSize(2));
    }
}
