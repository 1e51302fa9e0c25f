package io.backwise.kit.correlation;

import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Gives every request its correlation id before anything else sees it, and answers with it. */
@ApplicationScoped
class CorrelationFilter implements Handler<RoutingContext> {
    private static final int BEFORE_AUTHENTICATION = -1000;

    void register(@Observes Router router) {
        router.route().order(BEFORE_AUTHENTICATION).handler(this);
    }

    @Override
    public void handle(RoutingContext request) {
        Correlation.begin(request);
        request.next();
    }
}
