package io.backwise.routine;

import static io.backwise.routine.Patient.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Event;
import io.backwise.testkit.Events;
import io.backwise.testkit.Schemas;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class ProfileAndConsentTest {
    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void aProfileIsWrittenAndReadBack() {
        Patient patient = Patient.fresh();
        patient.self().get(patient.path() + "/profile").then().statusCode(404);
        patient.writes(Map.of()).statusCode(201).body("painNow", equalTo(3));
        patient.writes(Map.of("painNow", 5, "redFlags", List.of())).statusCode(200);
        patient.self()
                .get(patient.path() + "/profile")
                .then()
                .statusCode(200)
                .body("painNow", equalTo(5))
                .body("zone", equalTo("UTC"))
                .body("weekdays", hasSize(7));
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        Patient.fresh()
                .writes(Map.of(
                        "painNow",
                        11,
                        "zone",
                        "Mars/Olympus",
                        "goals",
                        List.of("fame"),
                        "conditions",
                        List.of(Map.of("slug", "hiccups")),
                        "minutesPerSession",
                        61))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", contains("conditions", "goals", "painNow", "minutesPerSession", "zone"))
                .body("violations[0].message", containsString("hiccups"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "null", "{\"painNow\": \"3\"}", "{\"painNow\": 3.5}", "{\"color\": 1}"})
    void aBodyThatIsNoProfileIsRefused(String body) {
        Patient patient = Patient.fresh();
        patient.self()
                .body(body)
                .put(patient.path() + "/profile")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void whatTheServerItselfRefusesIsAProblemToo() {
        Patient patient = Patient.fresh();
        String path = patient.path() + "/profile";
        patient.self()
                .body("{\"x\": \"%s\"}".formatted("a".repeat(200_000)))
                .put(path)
                .then()
                .statusCode(413)
                .body("type", equalTo("urn:backwise:problem:too-large"));
        patient.self()
                .body("{}")
                .post(path)
                .then()
                .statusCode(405)
                .body("type", equalTo("urn:backwise:problem:method-not-allowed"));
        patient.self()
                .contentType("text/plain")
                .body("x")
                .put(path)
                .then()
                .statusCode(415)
                .body("type", equalTo("urn:backwise:problem:unsupported-media-type"));
        patient.self()
                .accept("text/html")
                .get(path)
                .then()
                .statusCode(406)
                .body("type", equalTo("urn:backwise:problem:not-acceptable"));
    }

    @Test
    void consentOpensAndClosesTheDoor() {
        String clinician = UUID.randomUUID().toString();
        Patient patient = Patient.fresh().withProfile(Map.of());
        as("clinician", clinician).get(patient.path() + "/profile").then().statusCode(404);
        patient.trusting(clinician).trusting(clinician);
        as("clinician", clinician).get(patient.path() + "/profile").then().statusCode(200);
        patient.self()
                .get(patient.path() + "/care-team")
                .then()
                .statusCode(200)
                .body("clinicians", contains(clinician));
        as("clinician", clinician)
                .put(patient.path() + "/care-team/" + UUID.randomUUID())
                .then()
                .statusCode(403);
        patient.self().delete(patient.path() + "/care-team/" + clinician).then().statusCode(204);
        as("clinician", clinician).get(patient.path() + "/profile").then().statusCode(404);
        patient.self()
                .get(patient.path() + "/access-log")
                .then()
                .statusCode(200)
                .body("items.who", hasItem(clinician))
                .body("items.what", hasItem("read profile"));
        Event last = Events.await(
                "care-team-changed",
                it -> patient.id().toString().equals(it.key())
                        && it.data().path("version").asInt() == 2,
                Duration.ofSeconds(20));
        assertThat(last.type()).isEqualTo("io.backwise.routine.care-team.changed.v1");
        assertThat(last.data().path("clinicians")).isEmpty();
        Schemas.assertValid("care-team-changed", last.data().toString());
    }

    @Test
    void aCareTeamHasRoomForFifty() {
        Patient patient = Patient.fresh().withProfile(Map.of());
        for (int i = 0; i < 50; i++) {
            patient.trusting("dr-%02d".formatted(i));
        }
        String more = patient.path() + "/care-team/dr-more";
        patient.self().put(more).then().statusCode(422).body("type", equalTo("urn:backwise:problem:care-team-full"));
        patient.trusting("dr-07");
        patient.self().get(patient.path() + "/care-team").then().body("clinicians", hasSize(50));
        patient.self().delete(patient.path() + "/care-team/dr-07").then().statusCode(204);
        patient.self().put(more).then().statusCode(204);
    }

    @Test
    void strangersSeeNothing() {
        Patient patient = Patient.fresh().withProfile(Map.of());
        String path = patient.path() + "/profile";
        given().get(path).then().statusCode(401).contentType("application/problem+json");
        given().auth().oauth2("nonsense").get(path).then().statusCode(401);
        as("patient", UUID.randomUUID().toString()).get(path).then().statusCode(404);
        as("admin", UUID.randomUUID().toString()).get(path).then().statusCode(403);
        as("editor", patient.id().toString()).get(path).then().statusCode(403);
    }
}
