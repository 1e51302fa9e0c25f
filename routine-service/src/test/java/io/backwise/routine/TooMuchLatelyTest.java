package io.backwise.routine;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.backwise.testkit.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What was too much in one plan takes the place of nothing in the next: here the clamshell, which is the easier form of the
 * side bridge.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class TooMuchLatelyTest {
    private static final String EASIER = "clamshell";
    private static final String BRIDGE = "side-bridge-knees";
    private static final String LEFT_OUT = "left out";
    private static final String REPLACED = "replaced by Clamshell";

    private final Clinician clinician = Clinician.fresh();

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    /** The bridge is at the least of its ranges, so that one step down is the easier form, or else less of it. */
    @ParameterizedTest(name = "when it hurt: {0}")
    @ValueSource(booleans = {true, false})
    void itIsNoEasierForm(boolean hurt) {
        Patient patient = Patient.fresh().withProfile(profile(List.of())).trusting(clinician.id());
        String plan = bridgeAfterClamshell(patient, hurt ? 7 : 1);
        // Two red sessions of three would pause the plan.
        tells(patient, plan, 5, BRIDGE, 1);
        tells(patient, plan, 4, BRIDGE, 1);
        tells(patient, plan, 3, BRIDGE, 7);
        lastStepIs(plan, hurt ? not(startsWith("replaced by")) : equalTo(REPLACED));
    }

    @ParameterizedTest(name = "when it hurt: {0}")
    @ValueSource(booleans = {true, false})
    void itIsNoStandInForWhatBecameUnsafe(boolean hurt) {
        Patient patient = Patient.fresh().withProfile(profile(List.of())).trusting(clinician.id());
        String plan = bridgeAfterClamshell(patient, hurt ? 7 : 1);
        patient.writes(profile(List.of(Map.of("slug", "shoulder-problem")))).statusCode(200);
        lastStepIs(plan, equalTo(hurt ? LEFT_OUT : REPLACED));
    }

    private void lastStepIs(String plan, Matcher<String> what) {
        clinician
                .self()
                .get("/api/routine/plans/" + plan + "/revisions")
                .then()
                .statusCode(200)
                .body("items[-1].steps.findAll { it.exercise == '" + BRIDGE + "' }.what", contains(what));
    }

    /** The plan of the bridge follows one of the clamshell, which has the place of the bridge in it. */
    private String bridgeAfterClamshell(Patient patient, int pain) {
        String before = assigns(patient, EASIER);
        tells(patient, before, 6, EASIER, pain);
        return assigns(patient, BRIDGE);
    }

    private String assigns(Patient patient, String pin) {
        return clinician
                .self()
                .body(Map.of("startsOn", Patient.today().toString(), "pin", List.of(pin)))
                .post(patient.path() + "/plans")
                .then()
                .statusCode(201)
                .body("items.exercise.findAll { it in ['" + EASIER + "', '" + BRIDGE + "'] }", contains(pin))
                .extract()
                .path("planId");
    }

    private static void tells(Patient patient, String plan, int daysAgo, String exercise, int pain) {
        List<Map<String, Object>> items = new ArrayList<>(Reports.items(patient, plan));
        items.forEach(it -> it.put("pain", exercise.equals(it.get("exercise")) ? pain : 1));
        Reports.reported(patient, plan, daysAgo, Map.of("items", items, "painWorst", pain), pain < 4 ? "green" : "red");
    }

    /** With time for more, and the family of the clamshell free for it. */
    private static Map<String, Object> profile(List<Map<String, String>> conditions) {
        return Map.of(
                "conditions",
                conditions,
                "minutesPerSession",
                30,
                "avoidExercises",
                List.of("side-lying-hip-abduction"));
    }
}
