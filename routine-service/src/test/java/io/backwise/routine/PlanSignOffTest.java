package io.backwise.routine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.backwise.testkit.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What only a clinician may take responsibility for, and what nobody may. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class PlanSignOffTest {
    /** With an arthritic hip three rules mind it: the end of rotation, the crossed midline and deep bending. */
    private static final String MINDED = "piriformis-stretch-supine";

    private static final Map<String, ?> ARTHRITIC = with("hip-osteoarthritis");
    private static final String OF_MINDED = "find { it.exercise == '" + MINDED + "' }";

    private final Clinician clinician = Clinician.fresh();

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void nobodyOverrulesWhatMayNotBeOverruled() {
        Patient patient = Patient.fresh().withProfile(with("osteoporosis")).trusting(clinician.id());
        List<String> rules = excluding(patient, "sit-up");
        assertThat(rules).contains("CR068", "CR073", "CAT01");
        overruling(patient, "sit-up", rules)
                .statusCode(422)
                .body("type", equalTo("urn:backwise:problem:override-not-permitted"))
                .body("exercise", equalTo("sit-up"))
                .body("detail", containsString("CR068"))
                .body("detail", not(containsString("CR073")));
        patient.self().get(patient.path() + "/plans/current").then().statusCode(404);

        assertThat(excluding(patient, "seated-lumbar-flexion")).containsExactly("CR073");
        overruling(patient, "seated-lumbar-flexion", List.of("CR073"))
                .statusCode(201)
                .body("items.exercise", hasItem("seated-lumbar-flexion"))
                .body("overrides.rule", contains("CR073"));
    }

    @Test
    void whereThreeCautionsMeetTheExerciseIsOnlyInWithASignature() {
        Patient patient = Patient.fresh().withProfile(ARTHRITIC).trusting(clinician.id());
        assigns(clinician.self(), patient, Map.of("pin", List.of(MINDED)))
                .statusCode(422)
                .body("type", equalTo("urn:backwise:problem:pin-not-possible"))
                .body("why", equalTo("needs-sign-off"));
        assigns(clinician.self(), patient, Map.of())
                .statusCode(201)
                .body("items.exercise", not(hasItem(MINDED)))
                .body("notChosen." + OF_MINDED + ".why", equalTo("needs-sign-off"))
                .body("signOff", hasSize(0));
        String signed = assigns(clinician.self(), patient, Map.of("pin", List.of(MINDED), "signOff", List.of(MINDED)))
                .statusCode(201)
                .body("items.exercise", hasItem(MINDED))
                .body("items." + OF_MINDED + ".cautions", hasSize(3))
                .body("signOff", contains(MINDED))
                .extract()
                .path("planId");
        // Screened once more, it stays.
        patient.writes(ARTHRITIC).statusCode(200);
        clinician.reads(signed).body("revision", equalTo(1)).body("items.exercise", hasItem(MINDED));
    }

    /** To overrule what excludes it is one responsibility, to take on what has to be minded besides another. */
    @Test
    void whatIsOverruledNeedsASignatureWhereThreeCautionsMeet() {
        String turning = "open-book";
        Patient patient = Patient.fresh()
                .withProfile(with("axial-spondyloarthritis-advanced"))
                .trusting(clinician.id());
        assertThat(excluding(patient, turning)).containsExactly("CR103");
        overruling(patient, turning, List.of("CR103"))
                .statusCode(422)
                .body("type", equalTo("urn:backwise:problem:pin-not-possible"))
                .body("why", equalTo("needs-sign-off"));
        Map<String, String> override = Map.of("exercise", turning, "rule", "CR103", "reason", "supervised");
        assigns(
                        clinician.self(),
                        patient,
                        Map.of("pin", List.of(turning), "overrides", List.of(override), "signOff", List.of(turning)))
                .statusCode(201)
                .body("items.exercise", hasItem(turning));
    }

    @Test
    void aSignatureIsForTheCautionsThatWereSeen() {
        Patient patient = Patient.fresh().withProfile(ARTHRITIC).trusting(clinician.id());
        String plan = assigns(clinician.self(), patient, Map.of("pin", List.of(MINDED), "signOff", List.of(MINDED)))
                .statusCode(201)
                .extract()
                .path("planId");
        patient.writes(Map.of(
                        "conditions",
                        List.of(Map.of("slug", "hip-osteoarthritis"), Map.of("slug", "sciatica-radiculopathy"))))
                .statusCode(200);
        clinician.reads(plan).body("revision", equalTo(2)).body("items.exercise", not(hasItem(MINDED)));
        clinician
                .self()
                .get("/api/routine/clinicians/me/alerts")
                .then()
                .body("items.kind", hasItem("withdrawn-exercise"));
    }

    @Test
    void aPatientCannotSign() {
        Patient patient = Patient.fresh().withProfile(ARTHRITIC).trusting(clinician.id());
        assigns(patient.self(), patient, Map.of("pin", List.of(MINDED), "signOff", List.of(MINDED)))
                .statusCode(422)
                .body("type", equalTo("urn:backwise:problem:pin-not-possible"))
                .body("why", equalTo("needs-sign-off"));
        assigns(patient.self(), patient, Map.of("signOff", List.of(MINDED)))
                .statusCode(201)
                .body("items.exercise", not(hasItem(MINDED)))
                .body("notChosen." + OF_MINDED + ".why", equalTo("needs-sign-off"));
    }

    @Test
    void aPatientCannotSignInAdvance() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = assigns(patient.self(), patient, Map.of("pin", List.of(MINDED), "signOff", List.of(MINDED)))
                .statusCode(201)
                .body("items.exercise", hasItem(MINDED))
                .extract()
                .path("planId");
        patient.writes(ARTHRITIC).statusCode(200);
        clinician.reads(plan).body("items.exercise", not(hasItem(MINDED)));
    }

    /** The rules that keep the exercise from the patient. */
    private List<String> excluding(Patient patient, String exercise) {
        return clinician
                .self()
                .body("{}")
                .post(patient.path() + "/plan-previews")
                .then()
                .statusCode(200)
                .extract()
                .path("excluded.find { it.exercise == '" + exercise
                        + "' }.because.findAll { it.severity == 'absolute' }.rule");
    }

    private ValidatableResponse overruling(Patient patient, String exercise, List<String> rules) {
        List<Map<String, String>> overrides = rules.stream()
                .map(it -> Map.of("exercise", exercise, "rule", it, "reason", "supervised"))
                .toList();
        return assigns(clinician.self(), patient, Map.of("pin", List.of(exercise), "overrides", overrides));
    }

    private static ValidatableResponse assigns(RequestSpecification who, Patient patient, Map<String, ?> wish) {
        Map<String, Object> body = new LinkedHashMap<>(wish);
        body.put("startsOn", LocalDate.now(ZoneOffset.UTC).toString());
        return who.body(body).post(patient.path() + "/plans").then();
    }

    private static Map<String, ?> with(String condition) {
        return Map.of("conditions", List.of(Map.of("slug", condition)));
    }
}
