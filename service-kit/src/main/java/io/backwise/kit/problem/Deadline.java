package io.backwise.kit.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * No caller waits without end: what has not begun to be answered after 10 s is answered 503, whatever hangs behind it, and be it
 * the caller: time counts from the head of a request, before its body, and a connection whose body has not come to its end is
 * closed. Whether the request took effect is then open, and told by sending it again.
 */
@ApplicationScoped
class Deadline {
    private static final long MILLIS = 10_000;

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE + 2).handler(Deadline::watch);
    }

    private static void watch(RoutingContext context) {
        long timer = context.vertx().setTimer(MILLIS, late -> {
            if (!context.response().headWritten()) {
                answer(context);
            }
        });
        context.addEndHandler(end -> context.vertx().cancelTimer(timer));
        context.next();
    }

    private static void answer(RoutingContext context) {
        boolean isTooLong = BodyLimit.isTooLong(context);
        if (!isTooLong) {
            context.response().putHeader("Retry-After", String.valueOf(Problem.RETRY_AFTER_SECONDS));
        }
        boolean isWhole = Arrival.isWhole(context.request());
        if (!isWhole) {
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
        }
        LastResort.answer(context, isTooLong ? 413 : 503);
        if (!isWhole) {
            context.request().connection().close();
        }
    }
}
