package io.backwise.kit.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.resteasy.reactive.common.util.MediaTypeHelper;

/**
 * Refuses an {@code Accept} that names no media types before anything is done: the framework reads it when it writes the
 * answer, and what was asked for has taken effect by then.
 */
@ApplicationScoped
class AcceptShape {
    void register(@Observes Router router) {
        router.route("/api/*").order(Integer.MIN_VALUE + 5).handler(AcceptShape::look);
    }

    private static void look(RoutingContext routing) {
        if (routing.request().headers().getAll(HttpHeaders.ACCEPT).stream().allMatch(AcceptShape::isReadable)) {
            routing.next();
            return;
        }
        DroppedBody.of(routing.request());
        LastResort.answer(routing, 406);
    }

    private static boolean isReadable(String accept) {
        try {
            return MediaTypeHelper.parseHeader(accept) != null;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
