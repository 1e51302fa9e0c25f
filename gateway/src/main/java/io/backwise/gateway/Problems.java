package io.backwise.gateway;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

/** What the gateway itself refuses, in the words that the services use (RFC 9457). */
final class Problems {
    private static final String RETRY_AFTER_SECONDS = "2";

    private Problems() {}

    private record Kind(String slug, String title) {}

    static void answer(HttpServerRequest request, int status) {
        if (request.response().ended()
                || request.response().headWritten()
                || request.response().closed()) {
            return;
        }
        Kind kind = kind(status);
        if (status == 503) {
            request.response().putHeader("Retry-After", RETRY_AFTER_SECONDS);
        }
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .putHeader("Referrer-Policy", "no-referrer")
                .end(new JsonObject()
                        .put("type", "urn:backwise:problem:" + kind.slug())
                        .put("title", kind.title())
                        .put("status", status)
                        .put("detail", kind.title())
                        .put("instance", instance(request))
                        .encode());
    }

    private static String instance(HttpServerRequest request) {
        return request.path() == null ? "/" : request.path();
    }

    private static Kind kind(int status) {
        return switch (status) {
            case 404 -> new Kind("not-found", "There is nothing here");
            case 413 -> new Kind("too-large", "The body is larger than 64 kB");
            case 414 -> new Kind("uri-too-long", "The address is too long");
            case 431 -> new Kind("headers-too-large", "The header fields are too large");
            case 503 -> new Kind("unavailable", "A part that this needs is away; try again");
            default -> new Kind("invalid-request", "The request could not be read");
        };
    }
}
