package io.backwise.progress;

import static io.backwise.progress.Feed.today;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.ForgedTokens;
import io.backwise.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What one caller may keep open, and for how long. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class StreamLimitTest {
    private static final int MOST = 5;
    private static final int SECONDS = 4;

    @Test
    void aCallerHasFiveStreamsAtOnceAndAnotherHasTheirOwn() throws Exception {
        Feed it = Feed.fresh();
        Feed another = Feed.fresh();
        List<OpenStream> streams = new ArrayList<>();
        try {
            for (int i = 0; i < MOST; i++) {
                // As many refused ones as before this take nothing away.
                refused(it).then().statusCode(404);
                streams.add(OpenStream.of(it, patient(it), ""));
                streams.getLast().next("data:");
            }
            Response sixth = stream(it);
            assertThat(sixth.statusCode()).isEqualTo(429);
            assertThat(sixth.contentType()).isEqualTo("application/problem+json");
            assertThat(sixth.<String>path("type")).isEqualTo("urn:backwise:problem:too-many-requests");
            assertThat(Long.parseLong(sixth.header("Retry-After"))).isPositive();
            try (OpenStream others = OpenStream.of(another, patient(another), "")) {
                others.next("data:");
            }
            streams.removeLast().close();
            // When a connection is closed the service learns a moment later.
            for (int i = 0; i < 100 && streams.size() < MOST; i++) {
                Thread.sleep(50);
                OpenStream.unlessRefused(it, patient(it)).ifPresent(streams::add);
            }
            assertThat(streams).as("one that was closed makes room").hasSize(MOST);
        } finally {
            for (OpenStream one : streams) {
                one.close();
            }
        }
    }

    @Test
    void aStreamEndsWithItsTokenAndGoesOnWithTheNext() throws Exception {
        Feed it = Feed.fresh();
        it.plan("assigned", 1, today()).send();
        it.awaitSummary(s -> s.getString("streak.today").equals("due"));
        String id;
        try (OpenStream stream = OpenStream.unlessRefused(it, shortLived(it)).orElseThrow()) {
            id = stream.next("id:").substring(3).strip();
            assertThat(stream.next("data:")).contains("\"today\":\"due\"");
            it.session(UUID.randomUUID(), today(), "partial").send();
            assertThat(stream.next("data:")).contains("\"partial\":1");
            stream.next(OpenStream.END);
        }
        try (OpenStream resumed = OpenStream.of(it, patient(it), id)) {
            assertThat(resumed.next("data:")).contains("\"partial\":1");
            assertThat(resumed.goesOnFor(SECONDS * 1_000L)).isTrue();
        }
    }

    private static String shortLived(Feed it) {
        return ForgedTokens.good("patient", it.patient().toString(), SECONDS);
    }

    private static String patient(Feed it) {
        return Tokens.of("patient", it.patient().toString());
    }

    private static Response stream(Feed it) {
        return given().auth().oauth2(patient(it)).get(it.path() + "/stream");
    }

    /** The same caller asks for what is somebody else's. */
    private static Response refused(Feed it) {
        return given().auth().oauth2(patient(it)).get(Feed.fresh().path() + "/stream");
    }
}
