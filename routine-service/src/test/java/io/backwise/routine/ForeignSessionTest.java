package io.backwise.routine;

import static io.backwise.routine.Reports.items;
import static io.backwise.routine.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody who is not the patient learns of the id of a session. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class ForeignSessionTest {
    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void anIdOfSomebodyElsesSessionShowsOnlyToAReportThatWouldBeTaken() {
        Patient other = Patient.fresh().withProfile(Map.of());
        Map<String, Object> theirs = report(other, other.planned(), Instant.now(), Map.of());
        UUID known = UUID.randomUUID();
        other.self()
                .body(theirs)
                .put(other.path() + "/sessions/" + known)
                .then()
                .statusCode(201);

        Patient patient = Patient.fresh().withProfile(Map.of());
        String plan = patient.planned();
        Instant tooOld = Instant.now().minus(15, ChronoUnit.DAYS);
        List<Map<String, Object>> foreign = items(patient, plan);
        foreign.getFirst().put("exercise", "sit-up");
        List<Map<String, Object>> wouldNotBeTaken = List.of(
                theirs,
                report(
                        patient,
                        plan,
                        Instant.now(),
                        Map.of("planId", UUID.randomUUID().toString())),
                report(patient, plan, Instant.now(), Map.of("planRevision", 7)),
                report(patient, plan, Instant.now(), Map.of("items", foreign)),
                report(patient, plan, tooOld, Map.of()));
        for (Map<String, Object> report : wouldNotBeTaken) {
            assertThat(told(patient, known, report))
                    .isEqualTo(told(patient, UUID.randomUUID(), report))
                    .contains("urn:backwise:problem:");
        }
        patient.self()
                .body(report(patient, plan, Instant.now(), Map.of()))
                .put(patient.path() + "/sessions/" + known)
                .then()
                .statusCode(409);
        other.self()
                .body(theirs)
                .put(other.path() + "/sessions/" + known)
                .then()
                .statusCode(200);
    }

    /** The answer, without the path that it repeats. */
    private static String told(Patient patient, UUID session, Map<String, Object> report) {
        String path = patient.path() + "/sessions/" + session;
        return patient.self().body(report).put(path).then().extract().asString().replace(path, "");
    }
}
