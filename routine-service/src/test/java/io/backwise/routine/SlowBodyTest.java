package io.backwise.routine;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller that announces a body and never finishes it holds a connection for ten seconds, and no more. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class SlowBodyTest {
    private static final int PATIENCE_MILLIS = 20_000;

    /** As many requests are worked on at once. */
    private static final int PLACES = 16;

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1000\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n"})
    void isAnsweredAndLetGo(String unfinished) throws IOException {
        try (Socket socket = begun(unfinished)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            // Read to the end of the connection: one that is held open ends in a timeout here.
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 503").containsIgnoringCase("retry-after:");
        }
    }

    /** However many there are, nobody else waits for them: what is not here yet has no place at work. */
    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1000\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n"})
    void keepsNobodyElseWaiting(String unfinished) throws IOException {
        Patient other = Patient.fresh().withProfile(Map.of());
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 2 * PLACES; i++) {
                slow.add(begun(unfinished));
            }
            other.self().get(other.path() + "/profile").then().statusCode(200);
            other.writes(Map.of("painNow", 1)).statusCode(200);
            for (Socket it : slow) {
                assertThat(it.getInputStream().available())
                        .as("answered already")
                        .isZero();
            }
        } finally {
            for (Socket it : slow) {
                it.close();
            }
        }
    }

    /** Asked for once, whoever reads it. */
    @Test
    void whoAsksFirstIsToldToGoOnOnce() throws IOException {
        try (Socket socket = begun("Expect: 100-continue\r\nConnection: close\r\nContent-Length: 2\r\n\r\n")) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            byte[] goOn = socket.getInputStream().readNBytes("HTTP/1.1 100 Continue\r\n\r\n".length());
            assertThat(new String(goOn, StandardCharsets.UTF_8)).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            socket.getOutputStream().write("{}".getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("violations");
        }
    }

    private static Socket begun(String unfinished) throws IOException {
        Patient patient = Patient.fresh();
        String head = "PUT " + patient.path() + "/profile HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + Tokens.of("patient", patient.id().toString()) + "\r\nContent-Type: application/json\r\n";
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.getOutputStream().write((head + unfinished).getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }
}
