package io.backwise.kit.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Problems as HTTP answers. */
public final class ProblemResponses {
    private ProblemResponses() {}

    public static Response of(Problem problem, UriInfo uri) {
        return of(problem, "/" + uri.getPath().replaceFirst("^/", ""));
    }

    public static Response of(Problem problem, String instance) {
        Response.ResponseBuilder answer =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(ProblemBody.of(problem, instance));
        if (problem.status() == 503 || problem.status() == 429) {
            answer.header("Retry-After", Problem.RETRY_AFTER_SECONDS);
        }
        if (problem.status() == 401) {
            answer.header("WWW-Authenticate", "Bearer");
        }
        return answer.build();
    }
}
