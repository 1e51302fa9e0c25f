package io.backwise.routine;

import static io.backwise.routine.Reports.items;
import static io.backwise.routine.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.backwise.routine.session.core.SessionDay;
import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Parts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Days without a session, and the dose after them. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class RestartingAfterGapTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void whoDidNothingForAWeekFindsASmallerDose() throws Exception {
        Patient patient = Patient.fresh().withProfile(Map.of());
        String plan = patient.planned();
        Map<String, Object> first = items(patient, plan).getFirst();
        reports(patient, plan, Duration.ofHours(1));
        grown(plan, first);
        lastSession(patient, TODAY.minusDays(8));
        awaitRevision(patient, plan, 2).body(reps(first), equalTo(30));
        Thread.sleep(1_500);
        assertThat(revision(patient, plan)).as("a gap is answered once").isEqualTo(2);
    }

    @Test
    void aGapThatGetsLongerIsAnsweredAgainAtTwoWeeksAndAtFour() throws Exception {
        Patient patient = Patient.fresh().withProfile(Map.of());
        String plan = patient.planned();
        Map<String, Object> first = items(patient, plan).getFirst();
        reports(patient, plan, Duration.ofHours(1));
        grown(plan, first);
        lastSession(patient, TODAY.minusDays(6));
        Thread.sleep(1_500);
        assertThat(revision(patient, plan)).as("six days are none").isEqualTo(1);
        lastSession(patient, TODAY.minusDays(7));
        awaitRevision(patient, plan, 2).body(reps(first), equalTo(30));
        lastSession(patient, TODAY.minusDays(12));
        Thread.sleep(1_500);
        assertThat(revision(patient, plan)).as("twelve days are one week").isEqualTo(2);
        lastSession(patient, TODAY.minusDays(14));
        awaitRevision(patient, plan, 3).body(reps(first), equalTo(first.get("repsDone")));
        grown(plan, first);
        lastSession(patient, TODAY.minusDays(26));
        Thread.sleep(1_500);
        assertThat(revision(patient, plan)).as("26 days are two weeks").isEqualTo(3);
        lastSession(patient, TODAY.minusDays(28));
        awaitRevision(patient, plan, 4).body(reps(first), equalTo(first.get("repsDone")));
        patient.self()
                .get("/api/routine/plans/" + plan + "/revisions")
                .then()
                .body("items[1].steps.rule", contains("RG03"))
                .body("items[2].steps.rule", contains("RG04"))
                .body("items[3].steps.rule", contains("RG05"));
    }

    @Test
    void aWeekIsAnsweredOnceUntilItHasBecomeTwo() throws Exception {
        Patient patient = Patient.fresh().withProfile(Map.of());
        String plan = patient.planned();
        Map<String, Object> first = items(patient, plan).getFirst();
        reports(patient, plan, Duration.ofHours(1));
        grown(plan, first);
        lastSession(patient, TODAY.minusDays(7));
        awaitRevision(patient, plan, 2).body(reps(first), equalTo(30));
        lastSession(patient, TODAY.minusDays(13));
        Thread.sleep(2_500);
        assertThat(revision(patient, plan)).as("thirteen days").isEqualTo(2);
        lastSession(patient, TODAY.minusDays(14));
        awaitRevision(patient, plan, 3);
        grown(plan, first);
        lastSession(patient, TODAY.minusDays(27));
        Thread.sleep(2_500);
        assertThat(revision(patient, plan)).as("27 days").isEqualTo(3);
    }

    @Test
    void afterFourWeeksTheQuestionsComeBeforeTheSession() throws Exception {
        LocalDate today = SessionDay.of(Instant.now(), ZoneOffset.UTC);
        Patient patient = Patient.fresh()
                .withProfile(Map.of("screenedOn", today.minusDays(29).toString()));
        String plan = patient.self()
                .body(Map.of("startsOn", today.minusDays(29).toString()))
                .post(patient.path() + "/plans")
                .then()
                .statusCode(201)
                .extract()
                .path("planId");
        reports(patient, plan, Duration.ofDays(1));
        lastSession(patient, today.minusDays(27));
        today(patient, "due").body("items", not(hasSize(0)));
        lastSession(patient, today.minusDays(28));
        today(patient, "questions-due").body("items", hasSize(0)).body("advice", containsString("questions"));
        // A plan that begins anew is no way round them.
        patient.self()
                .body(Map.of("startsOn", LocalDate.now(ZoneOffset.UTC).toString()))
                .post(patient.path() + "/plans")
                .then()
                .statusCode(201);
        today(patient, "questions-due");
        patient.writes(Map.of("screenedOn", today.minusDays(1).toString())).statusCode(200);
        today(patient, "questions-due");
        patient.writes(Map.of("screenedOn", today.toString())).statusCode(200);
        today(patient, "due").body("items", not(hasSize(0)));
    }

    private static void reports(Patient patient, String plan, Duration ago) {
        patient.self()
                .body(report(patient, plan, Instant.now().minus(ago), Map.of()))
                .put(patient.path() + "/sessions/" + UUID.randomUUID())
                .then()
                .statusCode(201)
                .body("response", equalTo("green"));
    }

    private static ValidatableResponse today(Patient patient, String state) {
        return patient.self()
                .get(patient.path() + "/sessions/today")
                .then()
                .statusCode(200)
                .body("state", equalTo(state));
    }

    /** As if the exercise that comes first had grown to 40 repetitions: a week's rest takes a quarter of that. */
    private static void grown(String plan, Map<String, Object> first) throws SQLException {
        update("UPDATE plan SET body = regexp_replace(body, '(\"exercise\":\"" + first.get("exercise")
                + "\",\"order\":1,\"sets\":[0-9]+,\"reps\":)[0-9]+', '\\140') WHERE plan_id = '" + plan + "'");
    }

    /** As if it had been on that day, and the gap since then the same. */
    private static void lastSession(Patient patient, LocalDate day) throws SQLException {
        update("WITH moved AS (UPDATE session SET performed_on = '" + day + "' WHERE patient_id = '" + patient.id()
                + "') UPDATE plan SET gap_since = '" + day + "' WHERE gap_since IS NOT NULL AND patient_id = '"
                + patient.id() + "'");
    }

    private static void update(String sql) throws SQLException {
        try (Connection database = Parts.database();
                Statement statement = database.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static String reps(Map<String, Object> of) {
        return "items.find { it.exercise == '" + of.get("exercise") + "' }.reps";
    }

    private static ValidatableResponse awaitRevision(Patient patient, String plan, int revision)
            throws InterruptedException {
        for (int i = 0; i < 100 && revision(patient, plan) < revision; i++) {
            Thread.sleep(100);
        }
        return patient.self().get("/api/routine/plans/" + plan).then().body("revision", equalTo(revision));
    }

    private static int revision(Patient patient, String plan) {
        return patient.self()
                .get("/api/routine/plans/" + plan)
                .then()
                .statusCode(200)
                .extract()
                .path("revision");
    }
}
