package io.backwise.catalog.browsing;

import io.backwise.kit.problem.Problem;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/**
 * Answers with an entity tag, and with 304 when the client holds that state already. A cache may keep an answer but has
 * to ask before it serves it: a withdrawn exercise must not live on in a cache. A client that asks for another state than the
 * one that is published gets 412.
 */
final class Freshness {
    static final String REVALIDATE = "no-cache";

    private Freshness() {}

    static Response answer(Request request, EntityTag tag, Supplier<Object> body) {
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null && unchanged.build().getStatus() != Response.Status.NOT_MODIFIED.getStatusCode()) {
            throw Problem.preconditionFailed(
                            "Something else is published than If-Match names; its ETag is " + tag.getValue() + ".")
                    .toException();
        }
        Response.ResponseBuilder answer = unchanged == null ? Response.ok(body.get()) : unchanged;
        return answer.tag(tag).header(HttpHeaders.CACHE_CONTROL, REVALIDATE).build();
    }
}
