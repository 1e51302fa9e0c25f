package io.backwise.progress;

import static io.backwise.progress.Feed.as;
import static io.backwise.progress.Feed.today;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.AccessMatrix;
import io.backwise.testkit.AccessMatrix.CallerKind;
import io.backwise.testkit.AccessMatrix.Row;
import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Events;
import io.backwise.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every operation as every caller; on parts of its own, since an admin begins a rebuild. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, restrictToAnnotatedClass = true)
class AccessMatrixTest {
    /** @param former whom the patient trusts no more */
    private record People(Feed patient, String trusted, String former) {}

    @Test
    void everyOperationAnswersEveryCallerAsThePageSays() throws Exception {
        Feed patient = Feed.fresh();
        String trusted = UUID.randomUUID().toString();
        String former = UUID.randomUUID().toString();
        People people = new People(patient, trusted, former);
        patient.plan("assigned", 1, today()).send();
        patient.careTeam(1, former).send();
        patient.careTeam(2, trusted).send();
        for (int i = 0; i < 200 && as("clinician", trusted).get(patient.path()).statusCode() != 200; i++) {
            Thread.sleep(100);
        }
        List<String> letIn = new ArrayList<>(List.of("the first look"));
        AccessMatrix.assertHolds("progress", (row, caller) -> {
            int status = row.path().endsWith("/stream")
                    ? streamed(row, caller, people)
                    : caller(caller, people)
                            .contentType(ContentType.JSON)
                            .body("{}")
                            .request(row.method(), path(row, people.patient()))
                            .statusCode();
            if (caller == CallerKind.TRUSTED_CLINICIAN && row.lets(caller)) {
                letIn.add(row.operation());
                assertThat(told(patient, trusted, letIn.size()))
                        .as("accesses that were told after %s", letIn)
                        .isEqualTo(letIn.size());
            }
            return status;
        });
        assertThat(letIn).hasSizeGreaterThan(6);
    }

    /** How many accesses of the clinician are on the log's topic, once there are as many as wanted or time is up. */
    private static long told(Feed patient, String clinician, int wanted) throws InterruptedException {
        long told = 0;
        for (int i = 0; i < 50 && told < wanted; i++) {
            Thread.sleep(100);
            told = Events.all("patient-accessed").stream()
                    .filter(it -> patient.patient().toString().equals(it.key()))
                    .filter(it -> it.data().path("who").asText().equals(clinician))
                    .count();
        }
        return told;
    }

    /** A stream has no end: its status is all that is read. */
    private static int streamed(Row row, CallerKind caller, People people) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create(RestAssured.baseURI + ":" + RestAssured.port + path(row, people.patient())));
        if (caller != CallerKind.NOBODY) {
            request.header("Authorization", "Bearer " + token(caller, people));
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close();
            client.shutdownNow();
            return answer.statusCode();
        }
    }

    private static RequestSpecification caller(CallerKind caller, People people) {
        return caller == CallerKind.NOBODY ? given() : given().auth().oauth2(token(caller, people));
    }

    private static String token(CallerKind caller, People people) {
        return switch (caller) {
            case NOBODY -> throw new IllegalArgumentException("nobody has no token");
            case PATIENT -> Tokens.of("patient", people.patient().patient().toString());
            case ANOTHER_PATIENT -> Tokens.of("patient", UUID.randomUUID().toString());
            case TRUSTED_CLINICIAN -> Tokens.of("clinician", people.trusted());
            case OTHER_CLINICIAN -> Tokens.of("clinician", UUID.randomUUID().toString());
            case EDITOR -> Tokens.of("editor", "ed");
            case ADMIN -> Tokens.of("admin", "root");
            case FORMER_CLINICIAN -> Tokens.of("clinician", people.former());
            case WITHOUT_ROLE -> Tokens.of("", UUID.randomUUID().toString());
            case PATIENT_AND_CLINICIAN ->
                Tokens.of("patient,clinician", UUID.randomUUID().toString());
        };
    }

    private static String path(Row row, Feed patient) {
        return row.path().replace("{patientId}", patient.patient().toString()).replace("{slug}", "cat-cow");
    }
}
