package io.backwise.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Node;

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

    /** A broker: it is the cluster that it tells of, or one of it. */
    static Probe broker(int port) {
        return () -> {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                    Admin admin = Admin.create(Map.of(
                            "bootstrap.servers", "localhost:" + port,
                            "request.timeout.ms", 2_000,
                            "default.api.timeout.ms", 2_000))) {
                Collection<Node> nodes = admin.describeCluster().nodes().get();
                // One alone may tell another port than its own, where something stands before it.
                return socket.isConnected()
                        && (nodes.size() == 1 || nodes.stream().anyMatch(it -> it.port() == port));
            } catch (IOException | ExecutionException e) {
                return false;
            }
        };
    }
}
