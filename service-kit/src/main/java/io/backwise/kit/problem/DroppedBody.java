package io.backwise.kit.problem;

import io.vertx.core.http.HttpServerRequest;

/** A body that nobody reads, dropped as it comes, so that the connection can be used again; one that is here is no more to read. */
final class DroppedBody {
    private DroppedBody() {}

    static void of(HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        request.endHandler(end -> {});
        request.handler(chunk -> {});
        request.resume();
    }
}
