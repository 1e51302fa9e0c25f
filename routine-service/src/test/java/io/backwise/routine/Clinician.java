package io.backwise.routine;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

/** A clinician of the test, and what they do to plans. */
record Clinician(String id) {
    static Clinician fresh() {
        return new Clinician(UUID.randomUUID().toString());
    }

    RequestSpecification self() {
        return Patient.as("clinician", id);
    }

    /** @param change {@code suspension}, {@code resumption}, {@code completion}, {@code lock} or, to the one before, {@code rollback} */
    ValidatableResponse changes(String plan, String change) {
        return self().body(Map.of("reason", "why"))
                .post("/api/routine/plans/" + plan + "/" + change)
                .then();
    }

    ValidatableResponse rollsBack(String plan, int revision) {
        return self().body(Map.of("revision", revision, "reason", "it was better"))
                .post("/api/routine/plans/" + plan + "/rollback")
                .then();
    }

    ValidatableResponse reads(String plan) {
        return self().get("/api/routine/plans/" + plan).then().statusCode(200);
    }

    /** Puts on record what came of the medical contact, having seen the patient's answers. */
    void clears(Patient patient, String flag) {
        String seen = patient.self()
                .get(patient.path() + "/red-flags")
                .then()
                .extract()
                .path("answeredAt");
        self().body(Map.of("reason", "Flu, over now.", "medicalOutcome", "GP: fine.", "answeredAt", seen))
                .put(patient.path() + "/red-flags/" + flag + "/clearance")
                .then()
                .statusCode(200);
    }
}
