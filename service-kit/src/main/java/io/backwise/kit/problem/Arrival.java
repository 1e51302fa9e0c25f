package io.backwise.kit.problem;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** How much of a request is here. */
final class Arrival {
    private Arrival() {}

    /** Whether all of it is. Nobody reads a request without a body to its end, so that it never ends by itself. */
    static boolean isWhole(HttpServerRequest request) {
        return isBare(request) || request.isEnded();
    }

    /** Whether it comes without a body. */
    static boolean isBare(HttpServerRequest request) {
        MultiMap headers = request.headers();
        return !headers.contains(HttpHeaders.TRANSFER_ENCODING)
                && (!headers.contains(HttpHeaders.CONTENT_LENGTH)
                        || headers.get(HttpHeaders.CONTENT_LENGTH).equals("0"));
    }
}
