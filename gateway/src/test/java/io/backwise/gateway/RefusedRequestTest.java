package io.backwise.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the gateway refuses byte by byte; no service hears of it. */
class RefusedRequestTest {
    private Vertx vertx;
    private int port;

    @BeforeEach
    void start() throws Exception {
        vertx = Vertx.vertx();
        HttpServer server = new GatewayServer(vertx, GatewayConfig.of(Map.of("BACKWISE_GATEWAY_PORT", "0")))
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        port = server.actualPort();
    }

    @AfterEach
    void stop() {
        vertx.close();
    }

    @Test
    void whatIsNoHttpIsRefusedInWords() throws Exception {
        assertThat(raw("GET /api/catalog/%s HTTP/1.1\r\nHost: x\r\n\r\n".formatted("a".repeat(10_000))))
                .contains(" 414 ", "application/problem+json", "uri-too-long");
        assertThat(raw("GET /api/catalog/%ZZ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .contains(" 400 ", "application/problem+json", "invalid-request");
        assertThat(raw("GET /api/catalog/exercises?q=| HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .contains(" 400 ", "application/problem+json", "invalid-request");
        assertThat(raw("GET / HTTP/1.1\r\nHost: x\r\nX: %s\r\n\r\n".formatted("a".repeat(10_000))))
                .contains(" 431 ", "headers-too-large");
    }

    /** Whoever sends a byte now and then keeps a connection no longer than anybody else. */
    @Test
    void aBodyThatDoesNotEndIsWaitedForNoLongerThanTheServicesDo() throws IOException {
        for (String unfinished :
                List.of("Content-Length: 1000\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n")) {
            String answer = raw("PUT /api/catalog/slow HTTP/1.1\r\nHost: localhost\r\n" + unfinished);
            assertThat(answer).startsWith("HTTP/1.1 503").containsIgnoringCase("retry-after:");
        }
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
