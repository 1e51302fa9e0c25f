package io.backwise.kit.problem;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Refuses in words what the framework would refuse without: a body that is announced as too long. It is read and dropped,
 * so that the client gets to read the answer.
 */
@ApplicationScoped
class BodyLimit {
    private static final long MOST_BYTES = 64 * 1024;
    private static final long MOST_DROPPED = 4 * 1024 * 1024;

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(BodyLimit::look);
    }

    private static void look(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (length(request) > MOST_BYTES) {
            drop(context);
        } else {
            context.next();
        }
    }

    private static long length(HttpServerRequest request) {
        try {
            String length = request.getHeader("Content-Length");
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static void drop(RoutingContext context) {
        HttpServerRequest request = context.request();
        long[] dropped = {0};
        request.endHandler(end -> LastResort.answer(context, 413));
        request.exceptionHandler(gone -> {});
        request.handler(chunk -> {
            dropped[0] += chunk.length();
            if (dropped[0] > MOST_DROPPED) {
                context.response().putHeader("Connection", "close");
                LastResort.answer(context, 413);
                request.connection().close();
            }
        });
        request.resume();
    }
}
