package io.backwise.routine;

import static io.backwise.routine.Reports.report;
import static io.restassured.RestAssured.given;

import io.backwise.testkit.AccessMatrix;
import io.backwise.testkit.AccessMatrix.CallerKind;
import io.backwise.testkit.AccessMatrix.Row;
import io.backwise.testkit.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every operation as every caller; on parts of its own, since an admin begins rebuilds. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, restrictToAnnotatedClass = true)
class AccessMatrixTest {
    private static final String FLAG = "fever-infection";

    /** A patient with all that a path can name. */
    private record World(
            Patient patient, Clinician trusted, String plan, UUID session, String alert, String answeredAt) {
        static World fresh() {
            Clinician trusted = Clinician.fresh();
            Patient patient = Patient.fresh().withProfile(Map.of()).trusting(trusted.id());
            String plan = patient.planned();
            UUID session = UUID.randomUUID();
            patient.self()
                    .body(report(patient, plan, Instant.now(), Map.of("redFlags", List.of(FLAG))))
                    .put(patient.path() + "/sessions/" + session)
                    .then()
                    .statusCode(201);
            String alert = trusted.self()
                    .get("/api/routine/clinicians/me/alerts")
                    .then()
                    .extract()
                    .path("items[0].alertId");
            String answeredAt = patient.self()
                    .get(patient.path() + "/red-flags")
                    .then()
                    .extract()
                    .path("answeredAt");
            return new World(patient, trusted, plan, session, alert, answeredAt);
        }
    }

    @Test
    void everyOperationAnswersEveryCallerAsThePageSays() throws Exception {
        CatalogueUnderTest.held();
        World untouched = World.fresh();
        AccessMatrix.assertHolds("routine", (row, caller) -> {
            World world = row.mayChange(caller) ? World.fresh() : untouched;
            return as(caller, world)
                    .contentType(ContentType.JSON)
                    .body(body(row, world))
                    .request(row.method(), path(row, world))
                    .statusCode();
        });
    }

    private static RequestSpecification as(CallerKind caller, World world) {
        return switch (caller) {
            case NOBODY -> given();
            case PATIENT -> world.patient().self();
            case ANOTHER_PATIENT -> Patient.fresh().self();
            case TRUSTED_CLINICIAN -> world.trusted().self();
            case OTHER_CLINICIAN -> Clinician.fresh().self();
            case EDITOR -> Patient.as("editor", "ed");
            case ADMIN -> Patient.as("admin", "root");
        };
    }

    private static String path(Row row, World world) {
        return row.path()
                .replace("{patientId}", world.patient().id().toString())
                .replace("{planId}", world.plan())
                .replace("{sessionId}", world.session().toString())
                .replace("{alertId}", world.alert())
                .replace("{clinicianId}", UUID.randomUUID().toString())
                .replace("{flag}", FLAG);
    }

    /** What the operation would take, so that nothing but access stands in its way. */
    private static Object body(Row row, World world) {
        String end = row.path().substring(row.path().lastIndexOf('/') + 1);
        return switch (end) {
            case "plans" -> Map.of("startsOn", LocalDate.now(ZoneOffset.UTC).toString());
            case "profile" -> Patient.profile(Map.of());
            case "{sessionId}" -> report(world.patient(), world.plan(), Instant.now(), Map.of());
            case "next-morning" -> Map.of("pain", 1);
            case "clearance" -> Map.of("answeredAt", world.answeredAt(), "reason", "seen");
            case "rollback" -> Map.of("revision", 1, "reason", "why");
            case "completion", "lock", "resumption", "suspension" -> Map.of("reason", "why");
            default -> Map.of();
        };
    }
}
