package io.backwise.routine;

import static io.backwise.routine.Reports.reported;
import static io.backwise.routine.Reports.tellsMorning;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.backwise.testkit.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a morning changes, and what it changes no more. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class MorningAfterTest {
    private final Clinician clinician = Clinician.fresh();

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    /** Nor does a good word on the day itself, with which nothing is known that was not before. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void theMorningDoesNotPauseOnceMoreWhatAClinicianResumed(int daysAgo) {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = patient.planned();
        reported(patient, plan, 2, Map.of("painWorst", 7), "red");
        UUID second = reported(patient, plan, daysAgo, Map.of("painWorst", 7), "red");
        clinician.reads(plan).body("status", equalTo("suspended"));
        clinician.changes(plan, "resumption").statusCode(200);
        tellsMorning(patient, second, 2).body("next.rule", not(hasItem("PR10")));
        clinician.reads(plan).body("status", equalTo("active"));
    }

    @Test
    void whatIsToldOfAMorningTwiceIsSeenToOnce() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = patient.planned();
        reported(patient, plan, 1, Map.of("painWorst", 7), "red");
        UUID second = reported(patient, plan, 0, Map.of(), "green");
        tellsMorning(patient, second, 8).body("next.rule", hasItem("PR10"));
        clinician.changes(plan, "resumption").statusCode(200);
        tellsMorning(patient, second, 8).body("next.rule", not(hasItem("PR10")));
        clinician.reads(plan).body("status", equalTo("active"));
    }

    @Test
    void goodNewsMinutesAfterASessionIsAskedForAgain() {
        Patient patient = Patient.fresh().withProfile(Map.of());
        UUID session = reported(patient, patient.planned(), 0, Map.of(), "green");
        tellsMorning(patient, session, 2).body("response", equalTo("green")).body("next.rule", contains("PR12"));
    }
}
