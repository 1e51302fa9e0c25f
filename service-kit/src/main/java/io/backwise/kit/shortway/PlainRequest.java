package io.backwise.kit.shortway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/** Requests that ask for nothing but what stands at their path, as JSON: whatever looks at more of them has nothing to look at. */
public final class PlainRequest {
    /** What the long way looks at, and a short one does not. */
    private static final List<CharSequence> MORE = List.of(
            HttpHeaders.IF_MATCH,
            HttpHeaders.ORIGIN,
            HttpHeaders.CONTENT_LENGTH,
            HttpHeaders.TRANSFER_ENCODING,
            HttpHeaders.createOptimized("if-unmodified-since"));

    private static final List<String> JSON = List.of("*/*", "application/json");

    private PlainRequest() {}

    /** Whether this is such a request; {@code Authorization} and {@code If-None-Match} are for the caller to look at. */
    public static boolean isPlain(HttpServerRequest request) {
        if (request.method() != HttpMethod.GET || request.query() != null) {
            return false;
        }
        MultiMap headers = request.headers();
        for (CharSequence more : MORE) {
            if (headers.contains(more)) {
                return false;
            }
        }
        List<String> accept = headers.getAll(HttpHeaders.ACCEPT);
        return accept.isEmpty() || accept.size() == 1 && JSON.contains(accept.getFirst());
    }
}
