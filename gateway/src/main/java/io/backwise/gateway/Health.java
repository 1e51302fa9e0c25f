package io.backwise.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Alive when it answers; ready when a replica of every service behind it is. */
final class Health {
    private static final int PATIENCE_MILLIS = 2_000;

    private final HttpClient client;
    private final Map<String, Replicas> services;

    Health(Vertx vertx, GatewayConfig config) {
        client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(PATIENCE_MILLIS));
        services = new TreeMap<>(config.routes());
    }

    void live(HttpServerRequest request) {
        answer(request, Map.of());
    }

    void ready(HttpServerRequest request) {
        Map<String, Future<Boolean>> asked = new TreeMap<>();
        services.forEach((prefix, replicas) -> asked.put(prefix, isReady(replicas)));
        Future.join(List.copyOf(asked.values()))
                .onComplete(all -> answer(
                        request,
                        asked.entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        it -> it.getValue().succeeded()
                                                && it.getValue().result()))));
    }

    private Future<Boolean> isReady(Replicas replicas) {
        return Future.any(replicas.all().stream().map(this::isReady).toList()).map(true);
    }

    /** Fails when it is not. */
    private Future<Boolean> isReady(URI origin) {
        return client.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setHost(origin.getHost())
                        .setPort(origin.getPort())
                        .setURI("/q/health/ready")
                        .setTimeout(PATIENCE_MILLIS))
                .compose(out -> out.send())
                .compose(answer -> answer.statusCode() == 200
                        ? Future.succeededFuture(true)
                        : Future.failedFuture("answers " + answer.statusCode()));
    }

    private static void answer(HttpServerRequest request, Map<String, Boolean> checks) {
        boolean up = checks.values().stream().allMatch(Boolean::booleanValue);
        JsonArray named = new JsonArray();
        new TreeMap<>(checks)
                .forEach((prefix, ready) ->
                        named.add(new JsonObject().put("name", prefix).put("status", status(ready))));
        request.response()
                .setStatusCode(up ? 200 : 503)
                .putHeader("Content-Type", "application/json")
                .end(new JsonObject()
                        .put("status", status(up))
                        .put("checks", named)
                        .encode());
    }

    private static String status(boolean up) {
        return up ? "UP" : "DOWN";
    }
}
