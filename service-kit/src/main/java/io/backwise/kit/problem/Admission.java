package io.backwise.kit.problem;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes in only so many requests at once, and answers the others 503 without any work. Phones that could not report for a
 * while come back all at once: a service that queued them all would spend its time on answers that nobody waits for any
 * more, and never recover. A request counts until its answer begins, so that streams take no place, and only while its
 * caller is there: an impatient one who comes again and again takes one.
 */
@ApplicationScoped
class Admission {
    private final int most;
    private final Set<HttpServerResponse> inside = ConcurrentHashMap.newKeySet();

    /** @param most requests at once; some times the connections to the database */
    Admission(@ConfigProperty(name = "backwise.http.most-at-once", defaultValue = "200") int most) {
        this.most = most;
    }

    void register(@Observes Router router) {
        router.route("/api/*").order(Integer.MIN_VALUE + 2).handler(this::admit);
    }

    private void admit(RoutingContext context) {
        HttpServerResponse answer = context.response();
        if (inside.size() >= most) {
            inside.removeIf(HttpServerResponse::closed);
        }
        if (inside.size() >= most) {
            refuse(context);
            return;
        }
        inside.add(answer);
        context.addHeadersEndHandler(begun -> inside.remove(answer));
        context.addEndHandler(ended -> inside.remove(answer));
        context.next();
    }

    private static void refuse(RoutingContext context) {
        HttpServerRequest request = context.request();
        // What is left of the body is dropped, so that the connection can be used again.
        request.endHandler(end -> {});
        request.handler(chunk -> {});
        request.resume();
        context.response().putHeader("Retry-After", String.valueOf(Problem.RETRY_AFTER_SECONDS));
        LastResort.answer(context, 503);
    }
}
