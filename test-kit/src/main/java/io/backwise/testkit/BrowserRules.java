package io.backwise.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.http.Header;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;

/** What an answer tells a browser, so that nothing but data is made of it and no page of others reads it. */
public final class BrowserRules {
    private static final String STRANGER = "https://stranger.example";

    private BrowserRules() {}

    /** Fails unless the answer has this status and carries the rules. */
    public static void assertCarried(int status, Response answer) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.header("X-Content-Type-Options"))
                .as("of a %d", status)
                .isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy"))
                .as("of a %d", status)
                .isEqualTo("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.header("Referrer-Policy")).as("of a %d", status).isEqualTo("no-referrer");
    }

    /** Fails when a page of another origin may ask, or read what it is answered. */
    public static void assertForNoOtherOrigin(String token, String path) {
        Response read = RestAssured.given()
                .header("Origin", STRANGER)
                .auth()
                .oauth2(token)
                .get(path);
        Response mayI = RestAssured.given()
                .header("Origin", STRANGER)
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "authorization")
                .options(path);
        for (Response answer : List.of(read, mayI)) {
            assertThat(answer.headers().asList())
                    .extracting(Header::getName)
                    .noneMatch(it -> it.toLowerCase(Locale.ROOT).startsWith("access-control-"));
        }
    }
}
