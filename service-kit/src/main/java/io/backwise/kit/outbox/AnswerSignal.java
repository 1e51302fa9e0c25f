package io.backwise.kit.outbox;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Wakes the relay when the answer to a change begins: what the request wrote has committed by then, so that its event
 * leaves at once and not at the next poll.
 */
@ApplicationScoped
class AnswerSignal {
    private final OutboxSignal signal;

    AnswerSignal(OutboxSignal signal) {
        this.signal = signal;
    }

    void register(@Observes Router router) {
        router.route("/api/*").order(Integer.MIN_VALUE + 5).handler(this::listen);
    }

    private void listen(RoutingContext context) {
        if (context.request().method() != HttpMethod.GET) {
            context.addHeadersEndHandler(begun -> signal.committed());
        }
        context.next();
    }
}
