package io.backwise.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
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

    private CrossToken() {}

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification wanted, FilterContext context) {
        Response served = context.next(request, wanted);
        URI asked = URI.create(request.getURI());
        Matcher named = NAMED.matcher(asked.getRawPath());
        if (served.statusCode() < 300 && named.find()) {
            replay(request, asked, named.group(1));
        }
        if (served.statusCode() < 300
                && OF_CLINICIANS.matcher(asked.getRawPath()).find()) {
            listForAnother(request, asked, served.asString());
        }
        return served;
    }

    private static void replay(FilterableRequestSpecification request, URI asked, String id) {
        assertUnknown(request, asked);
        URI absent = URI.create(asked.toString().replace(id, UUID.randomUUID().toString()));
        REFUSED.forEach((role, refusals) -> {
            String stranger = Tokens.of(role, stranger());
            Response refused = again(request, asked, stranger);
            Response missing = again(request, absent, stranger);
            for (int i = 1; i < TRIES && refused.statusCode() != missing.statusCode(); i++) {
                pause();
                refused = again(request, asked, stranger);
                missing = again(request, absent, stranger);
            }
            assertThat(refused.statusCode())
                    .as("%s %s as another %s", request.getMethod(), asked, role)
                    .isIn(refusals);
            if (refused.statusCode() == UNKNOWN || missing.statusCode() == UNKNOWN) {
                return;
            }
            assertThat(refused.asString().replace(asked.getRawPath(), "PATH"))
                    .as("%s %s as another %s, beside an id of nobody", request.getMethod(), asked, role)
                    .isEqualTo(missing.asString().replace(absent.getRawPath(), "PATH"));
        });
    }

    private static void assertUnknown(FilterableRequestSpecification request, URI asked) {
        assertThat(again(request, asked, "").statusCode())
                .as("%s %s without a token", request.getMethod(), asked)
                .isEqualTo(401);
    }

    private static void listForAnother(FilterableRequestSpecification request, URI asked, String served) {
        assertUnknown(request, asked);
        String another =
                again(request, asked, Tokens.of("clinician", stranger())).asString();
        Matcher listed = ID.matcher(served);
        while (listed.find()) {
            assertThat(another)
                    .as("%s %s as another clinician", request.getMethod(), asked)
                    .doesNotContain(listed.group(1));
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

    private static Response again(FilterableRequestSpecification request, URI target, String token) {
        RequestSpecification copy = RestAssured.given().urlEncodingEnabled(false);
        if (request.getContentType() != null) {
            copy.contentType(request.getContentType());
        }
        for (Header it : request.getHeaders()) {
            if (!OWN.contains(it.getName().toLowerCase(Locale.ROOT))) {
                copy.header(it);
            }
        }
        if (!token.isEmpty()) {
            copy.auth().oauth2(token);
        }
        if (request.getBody() != null) {
            copy.body(request.<Object>getBody());
        }
        return copy.request(request.getMethod(), target);
    }
}
