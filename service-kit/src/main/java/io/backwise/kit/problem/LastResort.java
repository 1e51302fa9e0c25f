package io.backwise.kit.problem;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Answers as a problem what the server refuses before any resource is reached: unknown paths, oversized bodies, bad URLs. */
@ApplicationScoped
class LastResort {
    void register(@Observes Router router) {
        router.route().last().handler(request -> answer(request, 404));
        for (int status : new int[] {400, 404, 405, 406, 413, 415, 431, 500, 503}) {
            router.errorHandler(status, request -> answer(request, status));
        }
    }

    static void answer(RoutingContext context, int status) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        HttpServerRequest request = context.request();
        Problem problem = StandardProblems.of(status);
        context.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(Json.CODEC.toBuffer(ProblemBody.of(problem, path(request))));
    }

    /** Answers 503 before any work: nothing of the request is read, and its caller may come again. */
    static void comeAgain(RoutingContext context) {
        DroppedBody.of(context.request());
        context.response().putHeader("Retry-After", String.valueOf(Problem.RETRY_AFTER_SECONDS));
        answer(context, 503);
    }

    private static String path(HttpServerRequest request) {
        return request.path() == null ? "/" : request.path();
    }
}
