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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller that announces a body and never finishes it holds a connection for ten seconds, and no more. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class SlowBodyTest {
    private static final int PATIENCE_MILLIS = 20_000;

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1000\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n"})
    void isAnsweredAndLetGo(String unfinished) throws IOException {
        Patient patient = Patient.fresh();
        String head = "PUT " + patient.path() + "/profile HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + Tokens.of("patient", patient.id().toString()) + "\r\nContent-Type: application/json\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write((head + unfinished).getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            // Read to the end of the connection: one that is held open ends in a timeout here.
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 503").containsIgnoringCase("retry-after:");
        }
    }
}
