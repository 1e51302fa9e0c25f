package io.backwise.gateway;

import io.vertx.core.http.HttpServerRequest;
import java.util.UUID;
import java.util.regex.Pattern;

/** The id that ties a request's log lines and events together; a client's own is kept when it is harmless. */
final class CorrelationId {
    static final String HEADER = "X-Correlation-Id";

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private CorrelationId() {}

    static String of(HttpServerRequest request) {
        String sent = request.getHeader(HEADER);
        return sent != null && HARMLESS.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
    }
}
