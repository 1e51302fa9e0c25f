package io.backwise.routine;

import static io.backwise.routine.Reports.report;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.backwise.testkit.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates that Java reads and no calendar, or no database, can count with: each is refused by its name. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class AbsurdDatesTest {
    private Patient patient = Patient.fresh();

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
        patient = Patient.fresh();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1000000000-01-01T00:00:00Z", "-5000-01-01T00:00:00Z", "+300000-01-01T00:00:00Z"})
    void ofAReport(String performedAt) {
        patient.withProfile(Map.of());
        String plan = patient.planned();
        Map<String, Object> report = new HashMap<>(report(patient, plan, Instant.now(), Map.of()));
        report.put("performedAt", performedAt);
        patient.self()
                .body(report)
                .put(patient.path() + "/sessions/" + UUID.randomUUID())
                .then()
                .statusCode(400)
                .body("violations.field", contains("performedAt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5000-01-01", "-999999999-01-01", "1899-12-31"})
    void ofAProfile(String day) {
        patient.writes(Map.of("screenedOn", day)).statusCode(400).body("violations.field", contains("screenedOn"));
        patient.writes(Map.of("conditions", List.of(Map.of("slug", "osteoporosis", "since", day))))
                .statusCode(400)
                .body("violations.field", contains("conditions[0].since"));
    }

    @Test
    void ofACursor() {
        String place = "-5000-01-01/00000000-0000-0000-0000-000000000000";
        patient.withProfile(Map.of());
        patient.self()
                .queryParam(
                        "cursor",
                        Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8)))
                .get(patient.path() + "/sessions")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("cursor"));
    }
}
