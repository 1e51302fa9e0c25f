package io.backwise.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends every request that named a patient, plan or alert and was served once more, as it was, with the tokens of others: of
 * another patient, of a clinician who is on no care team, and with none. Each has to be refused, and to the two strangers what
 * is there has to look like what is not. Every test that asks through it is so a test of access as well.
 */
public final class CrossToken implements Filter {
    /** Keeps no state: one is enough. */
    public static final Filter REPLAY = new CrossToken();

    private static final Pattern NAMED =
            Pattern.compile("/(?:patients|plans|alerts)/([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})");

    private static final Set<Integer> REFUSED = Set.of(403, 404);

    /** While a service does not know who trusts whom it serves no clinician. */
    private static final int UNKNOWN = 503;

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
        return served;
    }

    private static void replay(FilterableRequestSpecification request, URI asked, String id) {
        assertThat(again(request, asked, "").statusCode())
                .as("%s %s without a token", request.getMethod(), asked)
                .isEqualTo(401);
        URI absent = URI.create(asked.toString().replace(id, UUID.randomUUID().toString()));
        for (String role : new String[] {"patient", "clinician"}) {
            String stranger = Tokens.of(role, stranger());
            Response refused = again(request, asked, stranger);
            Response missing = again(request, absent, stranger);
            if (refused.statusCode() == UNKNOWN || missing.statusCode() == UNKNOWN) {
                continue;
            }
            assertThat(refused.statusCode())
                    .as("%s %s as another %s", request.getMethod(), asked, role)
                    .isIn(REFUSED);
            assertThat(refused.asString().replace(asked.getRawPath(), "PATH"))
                    .as("%s %s as another %s, beside an id of nobody", request.getMethod(), asked, role)
                    .isEqualTo(missing.asString().replace(absent.getRawPath(), "PATH"));
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
        if (!token.isEmpty()) {
            copy.auth().oauth2(token);
        }
        if (request.getBody() != null) {
            copy.body(request.<Object>getBody());
        }
        return copy.request(request.getMethod(), target);
    }
}
