package io.backwise.routine;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.LimitMatrix;
import io.backwise.testkit.OwnRead;
import io.backwise.testkit.Parts;
import io.backwise.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever a caller asks too much of, they are told to wait; a report may be tried as often as it takes. */
@QuarkusTest
@TestProfile(LimitMatrix.OneASecond.class)
@QuarkusTestResource(value = EmbeddedParts.class, restrictToAnnotatedClass = true)
class EveryLimitTest {
    private static final int TRIES = 20;

    @Test
    void everyOperationHasALimit() {
        LimitMatrix.assertHolds("routine", Set.of("PUT /api/routine/patients/{patientId}/sessions/{sessionId}"));
    }

    @Test
    void whatIsStoredIsCountedAndTriesAreNot() throws Exception {
        CatalogueUnderTest.held();
        Patient patient = Patient.fresh();
        String plan = planned(patient);
        Map<String, ?> rested = Map.of(
                "planId",
                plan,
                "performedAt",
                Instant.now().minusSeconds(60).toString(),
                "zone",
                "UTC",
                "status",
                "rested",
                "painBefore",
                2,
                "painWorst",
                2,
                "painAfter",
                2,
                "effort",
                0,
                "items",
                List.of());
        UUID first = UUID.randomUUID();
        patiently(() -> reported(patient, first, rested));
        int stored = 1;
        Response another = reported(patient, UUID.randomUUID(), rested);
        for (int i = 0; i < TRIES && another.statusCode() == 201; i++) {
            stored++;
            another = reported(patient, UUID.randomUUID(), rested);
        }
        assertThat(another.statusCode()).isEqualTo(429);
        assertThat(another.header("Retry-After")).isNotNull();
        for (int i = 0; i < TRIES; i++) {
            assertThat(reported(patient, first, rested).statusCode()).isEqualTo(200);
        }
        assertThat(sessions(patient)).isEqualTo(stored);
    }

    @Test
    void whatIsReadTheShortWayCountsToo() throws Exception {
        CatalogueUnderTest.held();
        Patient patient = Patient.fresh();
        planned(patient);
        Map<String, String> token = Tokens.bearer("patient", patient.id().toString());
        double before = OwnRead.answered();
        for (int i = 0; i < TRIES && OwnRead.answered() == before; i++) {
            Thread.sleep(1_100);
            read(patient, token);
        }
        assertThat(OwnRead.answered()).isGreaterThan(before);
        assertThat(IntStream.range(0, TRIES).mapToObj(it -> read(patient, token)))
                .extracting(Response::statusCode)
                .contains(429)
                .isSubsetOf(200, 429);
    }

    private static Response read(Patient patient, Map<String, String> token) {
        return given().headers(token).get(patient.path() + "/plans/current");
    }

    private static String planned(Patient patient) throws InterruptedException {
        patiently(() -> self(patient).body(Patient.profile(Map.of())).put(patient.path() + "/profile"));
        return patiently(() -> self(patient)
                        .body(Map.of("startsOn", Patient.today().minusDays(1).toString()))
                        .post(patient.path() + "/plans"))
                .path("planId");
    }

    private static Response reported(Patient patient, UUID session, Map<String, ?> report) {
        return self(patient).body(report).put(patient.path() + "/sessions/" + session);
    }

    private static RequestSpecification self(Patient patient) {
        return given().auth()
                .oauth2(Tokens.of("patient", patient.id().toString()))
                .contentType(ContentType.JSON);
    }

    private static Response patiently(Supplier<Response> asking) throws InterruptedException {
        Response answer = asking.get();
        while (answer.statusCode() == 429) {
            Thread.sleep(200);
            answer = asking.get();
        }
        assertThat(answer.statusCode()).isEqualTo(201);
        return answer;
    }

    private static long sessions(Patient patient) throws Exception {
        try (Connection database = Parts.database();
                Statement statement = database.createStatement();
                ResultSet count = statement.executeQuery(
                        "SELECT count(*) FROM session WHERE patient_id = '" + patient.id() + "'")) {
            count.next();
            return count.getLong(1);
        }
    }
}
