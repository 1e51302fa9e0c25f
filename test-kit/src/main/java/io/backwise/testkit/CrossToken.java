package io.backwise.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends every request that named a patient, plan or alert and was served once more, as it was, with the tokens of others: of
 * another patient, of a clinician who is on no care team, and with none. Each has to be refused, and to the two strangers what
 * is there has to look like what is not. A clinician's lists are asked for by the other clinician, and name nobody. Every test
 * that asks through it is so a test of access as well.
 */
public final class CrossToken implements Filter {
    /** Keeps no state: one is enough. */
    public static final Filter REPLAY = new CrossToken();

    private static final Pattern NAMED =
            Pattern.compile("/(?:patients|plans|alerts)/([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})");

    private static final Pattern OF_CLINICIANS = Pattern.compile("/clinicians/me(?:/|$)");

    private static final Pattern ID = Pattern.compile("\"(?:patientId|alertId|planId)\":\"([0-9a-f-]{36})\"");

    /** While a service does not know who trusts whom it serves no clinician. */
    private static final int UNKNOWN = 503;

    private static final Map<String, Set<Integer>> REFUSED =
            Map.of("patient", Set.of(403, 404), "clinician", Set.of(403, 404, UNKNOWN));

    /** Headers of the one request, or which are made anew. */
    private static final Set<String> OWN = Set.of("authorization", "content-type", "accept", "content-length", "host");

    /** That may end between two requests. */
    private static final int TRIES = 5;

    private static final int BETWEEN_MILLIS = 200;

    /** More than one, so that none of them asks more than a caller may. */
    private static final int STRANGERS = 50;

    /** A stream that somebody is let into would have no end. */
    private static final RestAssuredConfig IMPATIENT = RestAssuredConfig.config()
            .httpClient(HttpClientConfig.httpClientConfig().setParam("http.socket.timeout", 10_000));

    private CrossToken() {}

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification wanted, FilterContext context) {
        Response served = context.next(request, wanted);
        URI asked = URI.create(request.getURI());
        Matcher named = NAMED.matcher(asked.getRawPath());
        Replay replay = new Replay(request.getMethod(), asked, () -> unsigned(request));
        if (served.statusCode() < 300 && named.find()) {
            replay(replay, named.group(1));
        }
        if (served.statusCode() < 300
                && OF_CLINICIANS.matcher(asked.getRawPath()).find()) {
            listForAnother(replay, served.asString());
        }
        return served;
    }

    /** The same of a stream, whose end no filter sees: it has to be refused to others before it begins. */
    public static void assertKeptFromOthers(URI stream) {
        Matcher named = NAMED.matcher(stream.getRawPath());
        assertThat(named.find()).as("names a patient: %s", stream).isTrue();
        replay(new Replay("GET", stream, () -> RestAssured.given().config(IMPATIENT)), named.group(1));
    }

    /**
     * A request that was served.
     *
     * @param unsigned makes it anew, without a token
     */
    private record Replay(String method, URI asked, Supplier<RequestSpecification> unsigned) {
        Response as(String token) {
            return as(token, asked);
        }

        Response as(String token, URI target) {
            RequestSpecification request = unsigned.get().urlEncodingEnabled(false);
            if (!token.isEmpty()) {
                request.auth().oauth2(token);
            }
            return request.request(method, target);
        }

        @Override
        public String toString() {
            return method + ' ' + asked;
        }
    }

    private static void replay(Replay replay, String id) {
        assertUnknown(replay);
        URI asked = replay.asked();
        URI absent = URI.create(asked.toString().replace(id, UUID.randomUUID().toString()));
        REFUSED.forEach((role, refusals) -> {
            String stranger = Tokens.of(role, stranger());
            Response refused = replay.as(stranger);
            Response missing = replay.as(stranger, absent);
            for (int i = 1; i < TRIES && refused.statusCode() != missing.statusCode(); i++) {
                pause();
                refused = replay.as(stranger);
                missing = replay.as(stranger, absent);
            }
            assertThat(refused.statusCode())
                    .as("%s as another %s", replay, role)
                    .isIn(refusals);
            if (refused.statusCode() == UNKNOWN || missing.statusCode() == UNKNOWN) {
                return;
            }
            assertThat(refused.asString().replace(asked.getRawPath(), "PATH"))
                    .as("%s as another %s, beside an id of nobody", replay, role)
                    .isEqualTo(missing.asString().replace(absent.getRawPath(), "PATH"));
        });
    }

    private static void assertUnknown(Replay replay) {
        assertThat(replay.as("").statusCode()).as("%s without a token", replay).isEqualTo(401);
    }

    private static void listForAnother(Replay replay, String served) {
        assertUnknown(replay);
        String another = replay.as(Tokens.of("clinician", stranger())).asString();
        Matcher listed = ID.matcher(served);
        while (listed.find()) {
            assertThat(another).as("%s as another clinician", replay).doesNotContain(listed.group(1));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String stranger() {
        return new UUID(0x4000, Long.MIN_VALUE + ThreadLocalRandom.current().nextInt(STRANGERS)).toString();
    }

    private static RequestSpecification unsigned(FilterableRequestSpecification request) {
        RequestSpecification copy = RestAssured.given();
        if (request.getContentType() != null) {
            copy.contentType(request.getContentType());
        }
        for (Header it : request.getHeaders()) {
            if (!OWN.contains(it.getName().toLowerCase(Locale.ROOT))) {
                copy.header(it);
            }
        }
        if (request.getBody() != null) {
            copy.body(request.<Object>getBody());
        }
        return copy;
    }
}
