package io.backwise.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** Asks a process whether it can be used. */
@FunctionalInterface
interface Probe {
    boolean isReady() throws InterruptedException;

    /** A service or the gateway: its {@code /q/health/ready} answers 200. */
    static Probe http(HttpClient client, int port) {
        URI ready = URI.create("http://localhost:" + port + "/q/health/ready");
        return () -> {
            try {
                HttpRequest request = HttpRequest.newBuilder(ready)
                        .timeout(Duration.ofSeconds(2))
                        .build();
                return client.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            } catch (IOException e) {
                return false;
            }
        };
    }

    /** A broker: it is one of the cluster that it tells of. */
    static Probe broker(int port) {
        return () -> {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                    Admin admin = Admin.create(Map.of(
                            "bootstrap.servers", "localhost:" + port,
                            "request.timeout.ms", 2_000,
                            "default.api.timeout.ms", 2_000))) {
                return socket.isConnected()
                        && admin.describeCluster().nodes().get().stream().anyMatch(it -> it.port() == port);
            } catch (IOException | ExecutionException e) {
                return false;
            }
        };
    }
}
