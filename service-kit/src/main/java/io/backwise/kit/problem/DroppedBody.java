package io.backwise.kit.problem;

import io.vertx.core.http.HttpServerRequest;

/** A body that nobody reads, dropped as it comes, so that the connection can be used again. */
final class DroppedBody {
    private DroppedBody() {}

    static void of(HttpServerRequest request) {
        request.endHandler(end -> {});
        request.handler(chunk -> {});
        request.resume();
    }
}
