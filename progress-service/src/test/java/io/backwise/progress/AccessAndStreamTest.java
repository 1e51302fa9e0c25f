package io.backwise.progress;

import static io.backwise.progress.Feed.as;
import static io.backwise.progress.Feed.today;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Event;
import io.backwise.testkit.Events;
import io.backwise.testkit.Schemas;
import io.backwise.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class AccessAndStreamTest {
    private static final int MANY = 60;
    private static final int AT_A_TIME = 8;

    @Test
    void onlyThePatientAndTheirCareTeamSee() throws InterruptedException {
        Feed it = Feed.fresh();
        String clinician = UUID.randomUUID().toString();
        given().get(it.path()).then().statusCode(401).contentType("application/problem+json");
        as("patient", UUID.randomUUID().toString()).get(it.path()).then().statusCode(404);
        as("admin", UUID.randomUUID().toString()).get(it.path()).then().statusCode(403);
        it.careTeam(2, clinician).send();
        awaitStatus(it, clinician, 200);
        it.careTeam(3).send();
        awaitStatus(it, clinician, 404);
        it.careTeam(1, clinician).send();
        it.careTeam(2, clinician).send();
        Feed another = Feed.fresh();
        another.careTeam(1, clinician).send();
        awaitStatus(another, clinician, 200);
        awaitStatus(it, clinician, 404);
    }

    @Test
    void whatAClinicianSawIsToldAndNotWhatThePatientDid() throws InterruptedException {
        Feed it = Feed.fresh();
        String clinician = UUID.randomUUID().toString();
        it.careTeam(1, clinician).send();
        awaitStatus(it, clinician, 200);
        it.self().get(it.path() + "/pain").then().statusCode(200);
        as("clinician", clinician).get(it.path() + "/calendar").then().statusCode(200);
        as("clinician", clinician)
                .get("/api/progress/clinicians/me/panel")
                .then()
                .statusCode(200);
        List<Event> told = new ArrayList<>();
        for (String what : List.of("read progress", "read calendar", "read panel")) {
            told.add(Events.await(
                    "patient-accessed",
                    event -> it.patient().toString().equals(event.key())
                            && event.data().path("what").asText().equals(what),
                    Duration.ofSeconds(20)));
        }
        for (Event event : told) {
            Schemas.assertValid("patient-accessed", event.data().toString());
            assertThat(event.data().path("who").asText()).isEqualTo(clinician);
        }
        assertThat(Events.all("patient-accessed"))
                .filteredOn(event -> it.patient().toString().equals(event.key()))
                .extracting(event -> event.data().path("what").asText())
                .doesNotContain("read pain");
    }

    @Test
    void theStreamTellsOfEachChangeAndResumes() throws Exception {
        Feed it = Feed.fresh();
        it.plan("assigned", 1, today()).send();
        it.awaitSummary(s -> s.getString("streak.today").equals("due"));
        try (OpenStream stream = OpenStream.of(it, patient(it), "")) {
            assertThat(stream.next("data:")).contains("\"today\":\"due\"");
            it.session(UUID.randomUUID(), today(), "completed").send();
            String id = stream.next("id:").substring(3).strip();
            assertThat(stream.next("event:")).contains("progress");
            assertThat(stream.next("data:")).contains("\"today\":\"done\"");
            try (OpenStream resumed = OpenStream.of(it, patient(it), id)) {
                resumed.next(": connected");
                assertThat(resumed.next("")).isEmpty();
                assertThat(resumed.saysNothingFor(300)).isTrue();
                it.session(UUID.randomUUID(), today(), "partial").send();
                assertThat(resumed.next("data:")).contains("\"partial\":1");
            }
        }
    }

    @Test
    void theStreamTellsOfWhatAnotherReplicaEntered() throws Exception {
        Feed it = Feed.fresh();
        it.session(UUID.randomUUID(), today(), "partial").send();
        it.awaitSummary(s -> s.getInt("sessions.total") == 1);
        try (OpenStream stream = OpenStream.of(it, patient(it), "")) {
            assertThat(stream.next("data:")).contains("\"completed\":0");
            ReadModel.change("""
                    WITH entered AS (
                        INSERT INTO session_fact SELECT gen_random_uuid(), patient_id, performed_on, performed_at,
                            'completed', pain_before, pain_after, reported_at, ce_id, digest, body
                        FROM session_fact WHERE patient_id = '%1$s' RETURNING patient_id)
                    UPDATE patient SET version = version + 1 WHERE patient_id IN (SELECT patient_id FROM entered)
                    """.formatted(it.patient()));
            assertThat(stream.next("data:")).contains("\"completed\":1");
        }
    }

    @Test
    void streamsThatOpenSideBySideAllStayOpen() throws Exception {
        List<Feed> feeds = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            Feed it = Feed.fresh();
            it.plan("assigned", 1, today()).send();
            feeds.add(it);
        }
        for (Feed it : feeds) {
            it.awaitSummary(s -> s.getString("streak.today").equals("due"));
        }
        List<OpenStream> streams = new ArrayList<>();
        try {
            try (ExecutorService openers = Executors.newFixedThreadPool(AT_A_TIME)) {
                List<Future<OpenStream>> opening = new ArrayList<>();
                for (Feed it : feeds) {
                    opening.add(openers.submit(
                            () -> OpenStream.unlessRefused(it, patient(it)).orElseThrow()));
                }
                for (Future<OpenStream> it : opening) {
                    streams.add(it.get());
                }
            }
            for (int i = 0; i < MANY; i++) {
                streams.get(i).next("data:");
                feeds.get(i).session(UUID.randomUUID(), today(), "completed").send();
            }
            for (OpenStream it : streams) {
                assertThat(it.next("data:")).contains("\"today\":\"done\"");
            }
        } finally {
            for (OpenStream it : streams) {
                it.close();
            }
        }
    }

    @Test
    void withdrawnConsentClosesTheStream() throws Exception {
        Feed it = Feed.fresh();
        String clinician = UUID.randomUUID().toString();
        it.careTeam(1, clinician).send();
        awaitStatus(it, clinician, 200);
        try (OpenStream stream = OpenStream.of(it, Tokens.of("clinician", clinician), "")) {
            stream.next("data:");
            it.careTeam(2).send();
            stream.next(OpenStream.END);
        }
        as("clinician", clinician).get(it.path() + "/stream").then().statusCode(404);
    }

    @Test
    void healthAndMetricsAreThere() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200).body(containsString("jvm_memory"));
    }

    private static void awaitStatus(Feed it, String clinician, int status) throws InterruptedException {
        int now = 0;
        for (int i = 0; i < 200 && now != status; i++) {
            now = as("clinician", clinician).get(it.path()).statusCode();
            Thread.sleep(50);
        }
        assertThat(now).isEqualTo(status);
    }

    private static String patient(Feed it) {
        return Tokens.of("patient", it.patient().toString());
    }
}
