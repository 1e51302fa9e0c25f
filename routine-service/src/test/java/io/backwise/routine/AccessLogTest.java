package io.backwise.routine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Events;
import io.backwise.testkit.HeldLock;
import io.backwise.testkit.Schemas;
import io.backwise.testkit.Traces;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One log of who saw or changed what, whichever service it was in. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class AccessLogTest {
    static final String SAMPLE_PATIENT = "0b5cf2a5-6f0e-4a52-9f60-4e1c0c1a7d11";
    static final String SAMPLE_ACCESS = "5d0f6c7e-52d1-4a7c-9d8e-0f1a2b3c4d5e";

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void whatWasSeenElsewhereIsInTheLogOnceHoweverOftenItIsTold() throws Exception {
        Patient patient = Patient.fresh().withProfile(Map.of());
        UUID access = UUID.randomUUID();
        told(patient.id(), access);
        told(UUID.randomUUID(), UUID.randomUUID());
        told(patient.id(), access);
        awaitEntries(patient, 1)
                .body("items.who", contains("dr-lange"))
                .body("items.what", contains("read panel"))
                .body("items.at", contains("2026-11-25T08:15:30.123456Z"));
        told(patient.id(), UUID.randomUUID());
        awaitEntries(patient, 2);
    }

    @Test
    void anAccessThatIsToldAfterTheErasureIsKeptNowhere() throws Exception {
        Patient patient = Patient.fresh().withProfile(Map.of());
        patient.self().delete(patient.path()).then().statusCode(202);
        told(patient.id(), UUID.randomUUID());
        // Poison of the same key is put aside after what came before it was applied.
        Events.send("patient-accessed", patient.id().toString(), "unknown", "after", "{}");
        Events.await(
                "patient-accessed-dead-letter", it -> patient.id().toString().equals(it.key()), Duration.ofSeconds(20));
        for (int i = 0; i < 100 && !Traces.of(patient.id()).isEmpty(); i++) {
            Thread.sleep(50);
        }
        assertThat(Traces.of(patient.id())).isEmpty();
    }

    /** That a session, or a revision, is not there is something that they learned as well. */
    @Test
    void whoNamedWhatIsNotThereHasLookedAllTheSame() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting("dr-lange");
        String plan = patient.planned();
        String session = patient.path() + "/sessions/" + UUID.randomUUID();
        Patient.as("clinician", "dr-lange")
                .body(Map.of("pain", 2))
                .put(session + "/next-morning")
                .then()
                .statusCode(404);
        Patient.as("clinician", "dr-lange")
                .body(Reports.report(patient, plan, Instant.now(), Map.of("planRevision", 999)))
                .put(session)
                .then()
                .statusCode(400)
                .body("violations.field", contains("planRevision"));
        Patient.as("clinician", "dr-lange")
                .body(Reports.report(
                        patient,
                        plan,
                        Instant.now(),
                        Map.of("items", List.of(Map.of("exercise", "not-in-it", "setsDone", 1, "repsDone", 1)))))
                .put(session)
                .then()
                .statusCode(400)
                .body("violations.field", contains("items[0].exercise"));
        patient.self()
                .get(patient.path() + "/access-log")
                .then()
                .statusCode(200)
                .body("items.what", contains("report session", "report session", "report next morning"));
    }

    /** That there is no profile is something that they learned. */
    @Test
    void whoFoundNothingHasLookedAllTheSame() {
        Patient patient = Patient.fresh().trusting("dr-lange");
        for (String what : List.of("/profile", "/red-flags")) {
            Patient.as("clinician", "dr-lange")
                    .get(patient.path() + what)
                    .then()
                    .statusCode(404);
        }
        Map<String, Map<String, ?>> composed = new TreeMap<>(Map.of(
                "/plan-previews",
                Map.of(),
                "/plans",
                Map.of("startsOn", LocalDate.now(ZoneOffset.UTC).toString())));
        composed.forEach((what, body) -> Patient.as("clinician", "dr-lange")
                .body(body)
                .post(patient.path() + what)
                .then()
                .statusCode(422)
                .body("type", endsWith("profile-missing")));
        patient.self()
                .get(patient.path() + "/access-log")
                .then()
                .statusCode(200)
                .body("items.what", contains("assign plan", "preview plan", "read red flags", "read profile"));
    }

    @Test
    void whoLooksDoesNotWaitForWhoChangesSomething() throws Exception {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting("dr-lange");
        try (HeldLock _ = HeldLock.ofRows("patient", "patient_id = '" + patient.id() + "'")) {
            Patient.as("clinician", "dr-lange")
                    .get(patient.path() + "/profile")
                    .then()
                    .statusCode(200);
        }
        awaitEntries(patient, 1).body("items.what", contains("read profile"));
    }

    private static void told(UUID patient, UUID access) throws IOException {
        String json = Files.readString(Schemas.samples("patient-accessed").getFirst())
                .replace(SAMPLE_PATIENT, patient.toString())
                .replace(SAMPLE_ACCESS, access.toString());
        Schemas.assertValid("patient-accessed", json);
        Events.send(
                "patient-accessed",
                patient.toString(),
                "io.backwise.progress.patient.accessed.v1",
                access.toString(),
                json);
    }

    private static ValidatableResponse awaitEntries(Patient patient, int many) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            ValidatableResponse answer =
                    patient.self().get(patient.path() + "/access-log").then().statusCode(200);
            if (answer.extract().jsonPath().getList("items").size() >= many) {
                return answer.body("items", hasSize(many));
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no " + many + " entries in the log");
    }
}
