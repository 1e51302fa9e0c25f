package io.backwise.gateway;

import java.net.URI;
import java.util.Arrays;
import java.util.Map;

/**
 * Where the gateway listens and where the services are.
 *
 * @param routes path prefix to the origins of the service's replicas
 */
record GatewayConfig(String host, int port, Map<String, Replicas> routes) {
    GatewayConfig {
        routes = Map.copyOf(routes);
    }

    /**
     * Reads {@code BACKWISE_GATEWAY_HOST}, {@code BACKWISE_GATEWAY_PORT} and {@code BACKWISE_<SERVICE>_URL},
     * which may list several replicas with commas; the defaults are those of the local stack.
     */
    static GatewayConfig of(Map<String, String> environment) {
        return new GatewayConfig(
                environment.getOrDefault("BACKWISE_GATEWAY_HOST", "127.0.0.1"),
                Integer.parseInt(environment.getOrDefault("BACKWISE_GATEWAY_PORT", "8080")),
                Map.of(
                        "/api/catalog",
                        replicas(environment, "BACKWISE_CATALOG_URL", 8081),
                        "/api/routine",
                        replicas(environment, "BACKWISE_ROUTINE_URL", 8082),
                        "/api/progress",
                        replicas(environment, "BACKWISE_PROGRESS_URL", 8083)));
    }

    private static Replicas replicas(Map<String, String> environment, String name, int port) {
        return new Replicas(Arrays.stream(environment
                        .getOrDefault(name, "http://localhost:" + port)
                        .split(",", -1))
                .map(String::strip)
                .map(URI::create)
                .toList());
    }
}
