package io.backwise.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.local.PortPlan;
import io.backwise.local.Size;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

/** What the framework offers to developers, a service that runs does not have. */
final class ForDevelopers {
    private static final List<String> PATHS = List.of(
            "/q/dev-ui",
            "/q/dev",
            "/q/swagger-ui",
            "/q/health-ui",
            "/q/arc",
            "/q/arc/beans",
            "/q/info",
            "/q/logging-ui");

    private ForDevelopers() {}

    static void isNothingThere(PortPlan ports, HttpClient client) throws Exception {
        for (Map.Entry<String, Integer> part : ports.all(Size.SMALLEST).entrySet()) {
            if (isService(part.getKey())) {
                assertThat(status(client, part.getValue(), "/q/health/ready"))
                        .as(part.getKey())
                        .isEqualTo(200);
                for (String path : PATHS) {
                    assertThat(status(client, part.getValue(), path))
                            .as("%s of %s", path, part.getKey())
                            .isEqualTo(404);
                }
            }
        }
    }

    private static boolean isService(String part) {
        return part.equals("gateway") || part.equals("catalogue") || part.contains("replica");
    }

    private static int status(HttpClient client, int port, String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
