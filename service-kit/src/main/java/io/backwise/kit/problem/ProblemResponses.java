package io.backwise.kit.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Problems as HTTP answers. */
public final class ProblemResponses {
    private ProblemResponses() {}

    public static Response of(Problem problem, UriInfo uri) {
        return of(problem, uri, Problem.RETRY_AFTER_SECONDS);
    }

    /** @param retryAfter seconds after which the same request may be answered, told with a 429 or 503 */
    public static Response of(Problem problem, UriInfo uri, long retryAfter) {
        return of(problem, "/" + uri.getPath().replaceFirst("^/", ""), retryAfter);
    }

    public static Response of(Problem problem, String instance) {
        return of(problem, instance, Problem.RETRY_AFTER_SECONDS);
    }

    private static Response of(Problem problem, String instance, long retryAfter) {
        Response.ResponseBuilder answer =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(ProblemBody.of(problem, instance));
        if (problem.status() == 503 || problem.status() == 429) {
            answer.header("Retry-After", retryAfter);
        }
        if (problem.status() == 401) {
            answer.header("WWW-Authenticate", "Bearer");
        }
        return answer.build();
    }
}
