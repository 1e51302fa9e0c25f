package io.backwise.testkit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A body that is longer than any that a service takes. */
public final class LargeBody {
    private static final int MOST_BYTES = 64 * 1024;

    private LargeBody() {}

    /** Fails unless it is refused in words, whether its length is announced or not, and what comes in chunks and is short is read. */
    public static void assertRefused(String method, String target, String token) throws IOException {
        byte[] body = ("{\"note\":\"" + "x".repeat(2 * MOST_BYTES) + "\"}").getBytes(StandardCharsets.UTF_8);
        List<String> headers = List.of("Authorization: Bearer " + token, "Content-Type: application/json");
        RawHttp.Answer announced = RawHttp.send(RestAssured.port, method, target, headers, body);
        assertThat(announced.status()).as("%s", announced).isEqualTo(413);
        assertThat(announced.isProblem()).as("a problem: %s", announced).isTrue();
        RawHttp.Answer inChunks = RawHttp.sendInChunks(RestAssured.port, method, target, headers, body);
        assertThat(inChunks.status()).as("in chunks: %s", inChunks).isEqualTo(413);
        assertThat(inChunks.isProblem()).as("a problem in chunks: %s", inChunks).isTrue();
        byte[] wrong = "{\"notAField\":1}".getBytes(StandardCharsets.UTF_8);
        RawHttp.Answer read = RawHttp.sendInChunks(RestAssured.port, method, target, headers, wrong);
        assertThat(read.status()).as("short, in chunks: %s", read).isEqualTo(400);
        assertThat(read.body()).contains("notAField");
    }
}
