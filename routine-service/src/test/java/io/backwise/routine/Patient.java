package io.backwise.routine;

import static io.restassured.RestAssured.given;

import io.backwise.routine.session.core.SessionDay;
import io.backwise.testkit.CrossToken;
import io.backwise.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A new patient of the test, and what they send. */
record Patient(UUID id) {
    static Patient fresh() {
        return new Patient(UUID.randomUUID());
    }

    static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    String path() {
        return "/api/routine/patients/" + id;
    }

    RequestSpecification self() {
        return as("patient", id.toString());
    }

    static RequestSpecification as(String role, String sub) {
        return given().filter(CrossToken.REPLAY)
                .auth()
                .oauth2(Tokens.of(role, sub))
                .contentType(ContentType.JSON);
    }

    /** A healthy profile with everything at hand; the entries given replace fields. */
    static Map<String, Object> profile(Map<String, ?> changes) {
        Map<String, Object> profile = new LinkedHashMap<>();
        profile.put("conditions", List.of());
        profile.put("redFlags", List.of());
        profile.put("screenedOn", LocalDate.now(ZoneOffset.UTC).toString());
        profile.put("painNow", 3);
        profile.put("goals", List.of("pain-relief", "function"));
        profile.put("equipment", List.of("mat", "chair", "wall", "pillow", "strap"));
        profile.put("avoidPositions", List.of());
        profile.put("avoidExercises", List.of());
        profile.put("minutesPerSession", 20);
        profile.put("weekdays", List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"));
        profile.put("zone", "UTC");
        profile.put("experience", "some");
        profile.putAll(changes);
        return profile;
    }

    ValidatableResponse writes(Map<String, ?> changes) {
        return self().body(profile(changes)).put(path() + "/profile").then();
    }

    Patient withProfile(Map<String, ?> changes) {
        writes(changes).statusCode(201);
        return this;
    }

    Patient trusting(String clinician) {
        self().put(path() + "/care-team/" + clinician).then().statusCode(204);
        return this;
    }

    /**
     * Assigns a plan from the day on to which a session of this moment belongs, in UTC; gives its id. Before three at night
     * that is yesterday, and when that day has passed under another plan the new one begins today.
     */
    String planned() {
        Response answer = assigns(SessionDay.of(Instant.now(), ZoneOffset.UTC));
        return answer.statusCode() == 422 ? planned(ZoneOffset.UTC) : id(answer);
    }

    /** Assigns a plan from the day on that it is in that zone; gives its id. */
    String planned(ZoneId zone) {
        return id(assigns(LocalDate.now(zone)));
    }

    private Response assigns(LocalDate start) {
        return self().body(Map.of("startsOn", start.toString())).post(path() + "/plans");
    }

    private static String id(Response assigned) {
        return assigned.then().statusCode(201).extract().path("planId");
    }
}
