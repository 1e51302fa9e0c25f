package io.backwise.gateway;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** Reads a body up to its limit. A longer one is read to its end and dropped, so that the client gets to read the answer. */
final class BodyLimit {
    /** The most that any request needs. */
    static final int MOST_BYTES = 64 * 1024;

    /** The most that is read and dropped; who sends more is cut off. */
    static final int MOST_DROPPED = 4 * 1024 * 1024;

    private final Promise<Optional<Buffer>> whole = Promise.promise();
    private final Buffer kept = Buffer.buffer();
    private long seen;

    private BodyLimit() {}

    /** The body; empty when it is too long. Fails when the client goes away. */
    static Future<Optional<Buffer>> read(HttpServerRequest request) {
        BodyLimit limit = new BodyLimit();
        request.handler(chunk -> limit.take(request, chunk));
        request.exceptionHandler(limit.whole::tryFail);
        request.endHandler(
                end -> limit.whole.tryComplete(limit.seen > MOST_BYTES ? Optional.empty() : Optional.of(limit.kept)));
        request.resume();
        return limit.whole.future();
    }

    private void take(HttpServerRequest request, Buffer chunk) {
        seen += chunk.length();
        if (seen <= MOST_BYTES) {
            kept.appendBuffer(chunk);
        } else if (seen > MOST_DROPPED) {
            request.response().putHeader("Connection", "close");
            request.response().endHandler(done -> request.connection().close());
            whole.tryComplete(Optional.empty());
        }
    }
}
