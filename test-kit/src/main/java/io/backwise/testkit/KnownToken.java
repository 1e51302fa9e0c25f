package io.backwise.testkit;

import io.restassured.RestAssured;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * What every service holds to of a token that it has verified a moment ago: it opens what it opened before, for as long as it is
 * good, and one that looks like it opens nothing.
 */
public final class KnownToken {
    private KnownToken() {}

    /** @param path what a patient may read of themselves, by their id */
    public static void isThatTokenAndNoOther(UnaryOperator<String> path) {
        String id = UUID.randomUUID().toString();
        String token = ForgedTokens.good("patient", id);
        for (int time = 0; time < 3; time++) {
            expect(200, token, path.apply(id));
            expect(404, token, path.apply(UUID.randomUUID().toString()));
            int last = token.length() - 3;
            String other =
                    token.substring(0, last) + (token.charAt(last) == 'A' ? 'B' : 'A') + token.substring(last + 1);
            expect(401, other, path.apply(id));
        }
    }

    /** @param path as above */
    public static void isKnownNoLongerThanItIsGood(UnaryOperator<String> path) throws InterruptedException {
        String id = UUID.randomUUID().toString();
        // Within the leeway, of which some seconds are left.
        String token = ForgedTokens.good("patient", id, -55);
        expect(200, token, path.apply(id));
        Thread.sleep(8_000);
        expect(401, token, path.apply(id));
    }

    private static void expect(int status, String token, String path) {
        RestAssured.given().auth().oauth2(token).get(path).then().statusCode(status);
    }
}
