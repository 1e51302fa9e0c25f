package io.backwise.catalog.browsing;

import io.backwise.kit.correlation.Correlation;
import io.backwise.kit.shortway.PlainRequest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers an exercise as it stands before the machinery of a request is set up, or tells a reader that nothing has changed: most of
 * what is asked of a catalogue, and twice as much of it a second. Nothing waits here, so it needs no place and no deadline.
 * Whatever asks for more than that goes the long way, which answers the same bytes.
 */
@ApplicationScoped
class ShortWay {
    private static final String EXERCISES = "/api/catalog/exercises/";

    private static final CharSequence CONTENT_TYPE = HttpHeaders.createOptimized("application/json;charset=UTF-8");
    private static final CharSequence REVALIDATE = HttpHeaders.createOptimized(Freshness.REVALIDATE);
    private static final int NOT_MODIFIED = 304;

    private final CurrentContent current;

    ShortWay(CurrentContent current) {
        this.current = current;
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE + 1).handler(this::look);
    }

    private void look(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        Optional<Rendered> exercise = isPlain(request) ? exercise(request.path()) : Optional.empty();
        String held = request.headers().get(HttpHeaders.IF_NONE_MATCH);
        if (exercise.isEmpty() || !isOneTag(held)) {
            routing.next();
            return;
        }
        answer(request, exercise.get(), held);
    }

    private static boolean isPlain(HttpServerRequest request) {
        String path = request.path();
        return path != null
                && path.startsWith(EXERCISES)
                && PlainRequest.isPlain(request)
                && !request.headers().contains(HttpHeaders.AUTHORIZATION);
    }

    private Optional<Rendered> exercise(String path) {
        return current.ifLoaded().flatMap(it -> it.exercise(path.substring(EXERCISES.length())));
    }

    /** A strong tag alone; lists, weak ones and the asterisk are for the long way. */
    private static boolean isOneTag(@Nullable String held) {
        return held == null || held.length() > 2 && held.startsWith("\"") && held.indexOf('"', 1) == held.length() - 1;
    }

    private static void answer(HttpServerRequest request, Rendered exercise, @Nullable String held) {
        HttpServerResponse response = request.response();
        String correlation = request.getHeader(Correlation.HTTP_HEADER);
        response.headers()
                .set(Correlation.HTTP_HEADER, Correlation.accept(Optional.ofNullable(correlation)))
                .set(HttpHeaders.ETAG, exercise.quotedTag())
                .set(HttpHeaders.CACHE_CONTROL, REVALIDATE);
        if (exercise.quotedTag().equals(held)) {
            response.setStatusCode(NOT_MODIFIED).end();
        } else {
            response.putHeader(HttpHeaders.CONTENT_TYPE, CONTENT_TYPE).end(Buffer.buffer(exercise.body()));
        }
    }
}
