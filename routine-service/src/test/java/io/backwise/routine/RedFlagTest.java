package io.backwise.routine;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.either;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Samples;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a red flag means, and what a clinician may do about it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class RedFlagTest {
    private static final String DOCTOR = "dr-flag";

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void aReviewClearsAFlagThatAsksForOne() {
        Patient patient = flagged("weight-loss");
        preview(patient).statusCode(422).body("type", equalTo("urn:backwise:problem:red-flag"));
        String cleared = clear(patient, "weight-loss", Map.of("reason", "She was on a diet."))
                .statusCode(200)
                .body("items[0].state", equalTo("cleared"))
                .body("items[0].clearance.clearedBy", equalTo(DOCTOR))
                .extract()
                .asString();
        Samples.assertSameShape("red-flags", cleared);
        preview(patient).statusCode(200);
        patient.self().get(patient.path() + "/access-log").then().body("items.what", hasItem("clear red flag"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"fever-infection, urgent-24h", "cauda-equina-saddle, emergency-now"})
    void anUrgentFlagNeedsTheOutcomeOfTheMedicalContact(String flag, String pathway) {
        Patient patient = flagged(flag);
        clear(patient, flag, Map.of("reason", "Looks well."))
                .statusCode(422)
                .body("type", equalTo("urn:backwise:problem:medical-outcome-required"))
                .body("pathway", equalTo(pathway));
        clear(patient, flag, Map.of("reason", "Looks well.", "medicalOutcome", "  "))
                .statusCode(either(is(400)).or(is(422)));
        preview(patient).statusCode(422).body("pathway", equalTo(pathway));
        clear(patient, flag, Map.of("reason", "Seen to.", "medicalOutcome", "Hospital: imaged, nothing found."))
                .statusCode(200);
        preview(patient).statusCode(200);
    }

    @Test
    void whoIsAskedAgainIsNotClearedAnyMore() {
        Patient patient = flagged("weight-loss");
        clear(patient, "weight-loss", Map.of("reason", "She was on a diet.")).statusCode(200);
        patient.writes(Map.of("redFlags", List.of("weight-loss"), "painNow", 2)).statusCode(200);
        preview(patient).statusCode(200);
        String tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1).toString();
        patient.writes(Map.of("redFlags", List.of("weight-loss"), "screenedOn", tomorrow))
                .statusCode(200);
        preview(patient).statusCode(422);
        patient.self()
                .get(patient.path() + "/red-flags")
                .then()
                .statusCode(200)
                .body("items[0].state", equalTo("blocks"))
                .body("items[0].clearance", nullValue());
    }

    @Test
    void aFlagToldAgainWithAReportBlocksAgain() {
        Patient patient = flagged("weight-loss");
        clear(patient, "weight-loss", Map.of("reason", "She was on a diet.")).statusCode(200);
        String plan = patient.planned();
        today(patient).body("state", equalTo("due"));
        Map<String, Object> report =
                new HashMap<>(Reports.report(patient, plan, Instant.now(), Map.of("redFlags", List.of("weight-loss"))));
        patient.self()
                .body(report)
                .put(patient.path() + "/sessions/" + UUID.randomUUID())
                .then()
                .statusCode(201);
        today(patient).body("state", equalTo("red-flag"));
        preview(patient).statusCode(422);
    }

    /** A phone that was offline, or a clinician's open page, writes the profile that it read before. */
    @Test
    void anOlderCopyOfTheProfileTakesNoFlagBackThatWasToldWithAReport() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(DOCTOR);
        String plan = patient.planned();
        patient.self()
                .body(Reports.report(patient, plan, Instant.now(), Map.of("redFlags", List.of("cauda-equina-bladder"))))
                .put(patient.path() + "/sessions/" + UUID.randomUUID())
                .then()
                .statusCode(201);
        patient.writes(Map.of("painNow", 2)).statusCode(200).body("redFlags", contains("cauda-equina-bladder"));
        Patient.as("clinician", DOCTOR)
                .body(Patient.profile(Map.of("screenedOn", "2026-01-01")))
                .put(patient.path() + "/profile")
                .then()
                .statusCode(200)
                .body("redFlags", contains("cauda-equina-bladder"));
        preview(patient).statusCode(422);
        // Asked again on a later day, it is the answer to another question.
        String tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1).toString();
        patient.writes(Map.of("screenedOn", tomorrow)).statusCode(200).body("redFlags", hasSize(0));
    }

    @Test
    void onlyACareTeamClinicianClearsAndOnlyWhatWasAnswered() {
        Patient patient = flagged("weight-loss");
        Map<String, String> reason = Map.of("reason", "fine", "answeredAt", answeredAt(patient));
        patient.self()
                .body(reason)
                .put(patient.path() + "/red-flags/weight-loss/clearance")
                .then()
                .statusCode(403);
        Patient.as("clinician", "dr-stranger")
                .body(reason)
                .put(patient.path() + "/red-flags/weight-loss/clearance")
                .then()
                .statusCode(404);
        clear(patient, "fever-infection", reason).statusCode(404);
        clear(patient, "weight-loss", Map.of("reason", " "))
                .statusCode(400)
                .body("violations.field", hasItem("reason"));
        preview(patient).statusCode(422);
    }

    @Test
    void nobodyClearsAnswersThatTheyHaveNotSeen() {
        Patient patient = flagged("weight-loss");
        String seen = answeredAt(patient);
        patient.writes(Map.of("redFlags", List.of("weight-loss", "night-rest-pain")))
                .statusCode(200);
        clear(patient, "weight-loss", Map.of("reason", "diet", "answeredAt", seen))
                .statusCode(409)
                .body("type", equalTo("urn:backwise:problem:answered-since"));
        preview(patient).statusCode(422);
    }

    @Test
    void aYesThatIsTakenBackAndGivenAgainIsANewOne() {
        Patient patient = flagged("weight-loss");
        clear(patient, "weight-loss", Map.of("reason", "diet")).statusCode(200);
        patient.writes(Map.of()).statusCode(200);
        patient.writes(Map.of("redFlags", List.of("weight-loss"))).statusCode(200);
        preview(patient).statusCode(422);
    }

    @Test
    void anEarlierDateOfScreeningRevivesNothing() {
        Patient patient = flagged("weight-loss");
        clear(patient, "weight-loss", Map.of("reason", "diet")).statusCode(200);
        patient.writes(Map.of("redFlags", List.of("weight-loss"), "screenedOn", "2026-01-01"))
                .statusCode(200);
        preview(patient).statusCode(422);
    }

    @Test
    void aRefusedClearanceStaysInTheAccessLog() {
        Patient patient = flagged("fever-infection");
        clear(patient, "fever-infection", Map.of("reason", "Looks well.")).statusCode(422);
        clear(patient, "weight-loss", Map.of("reason", "Looks well.")).statusCode(404);
        patient.self()
                .get(patient.path() + "/access-log")
                .then()
                .body("items.what.findAll { it == 'clear red flag' }.size()", equalTo(2));
    }

    /** A "yes" that a condition explains is no news; when the diagnosis is taken back, it is. */
    @Test
    void aFlagCallsWhenNothingExplainsItAnyMore() {
        List<String> flags = List.of("inflammatory-pattern");
        Patient patient = Patient.fresh()
                .withProfile(
                        Map.of("redFlags", flags, "conditions", List.of(Map.of("slug", "axial-spondyloarthritis"))))
                .trusting(DOCTOR);
        calls().body(callsOf(patient), hasSize(0));
        Patient.as("clinician", DOCTOR)
                .body(Patient.profile(Map.of("redFlags", flags)))
                .put(patient.path() + "/profile")
                .then()
                .statusCode(200);
        calls().body(callsOf(patient), contains("red-flag"));
    }

    private static ValidatableResponse calls() {
        return Patient.as("clinician", DOCTOR)
                .get("/api/routine/clinicians/me/alerts?limit=100")
                .then()
                .statusCode(200);
    }

    private static String callsOf(Patient patient) {
        return "items.findAll { it.patientId == '%s' }.kind".formatted(patient.id());
    }

    private static Patient flagged(String flag) {
        return Patient.fresh().withProfile(Map.of("redFlags", List.of(flag))).trusting(DOCTOR);
    }

    private static ValidatableResponse clear(Patient patient, String flag, Map<String, String> body) {
        Map<String, String> seen = new HashMap<>(body);
        seen.putIfAbsent("answeredAt", answeredAt(patient));
        return Patient.as("clinician", DOCTOR)
                .body(seen)
                .put(patient.path() + "/red-flags/" + flag + "/clearance")
                .then();
    }

    private static String answeredAt(Patient patient) {
        return patient.self()
                .get(patient.path() + "/red-flags")
                .then()
                .extract()
                .path("answeredAt");
    }

    private static ValidatableResponse preview(Patient patient) {
        return patient.self().post(patient.path() + "/plan-previews").then();
    }

    private static ValidatableResponse today(Patient patient) {
        return patient.self().get(patient.path() + "/sessions/today").then().statusCode(200);
    }
}
