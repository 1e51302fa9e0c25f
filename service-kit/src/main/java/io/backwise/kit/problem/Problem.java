package io.backwise.kit.problem;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer that says what went wrong, as RFC 9457 problem details.
 *
 * @param status the HTTP status
 * @param slug the end of the stable {@code urn:backwise:problem:<slug>}
 * @param title the same short text for every problem of this type
 * @param detail what is wrong this time, for a person
 * @param violations the fields that are wrong (status 400)
 * @param extra members beside the standard ones
 */
public record Problem(
        int status,
        String slug,
        String title,
        @Nullable String detail,
        List<Violation> violations,
        Map<String, Object> extra) {
    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Seconds that a client should wait before it tries again. */
    public static final int RETRY_AFTER_SECONDS = 2;

    public Problem {
        violations = List.copyOf(violations);
        extra = Map.copyOf(extra);
    }

    public static Problem of(int status, String slug, String title, @Nullable String detail) {
        return new Problem(status, slug, title, detail, List.of(), Map.of());
    }

    public static Problem invalid(List<Violation> violations) {
        return new Problem(400, "invalid-request", "The request is not valid", null, violations, Map.of());
    }

    public static Problem invalid(String field, String message) {
        return invalid(List.of(new Violation(field, message)));
    }

    public static Problem unauthorized() {
        return of(401, "unauthorized", "A valid bearer token is needed", null);
    }

    public static Problem forbidden() {
        return of(403, "forbidden", "Your role does not allow this", null);
    }

    public static Problem notFound() {
        return of(404, "not-found", "There is nothing here", null);
    }

    public static Problem conflict(String slug, String detail) {
        return of(409, slug, "The request conflicts with what is stored", detail);
    }

    public static Problem preconditionFailed(String detail) {
        return of(412, "precondition-failed", "The state is not the one that the request rests on", detail);
    }

    public static Problem preconditionRequired(String detail) {
        return of(428, "precondition-required", "The request has to say which state it rests on", detail);
    }

    public static Problem unprocessable(String slug, String title, String detail, Map<String, Object> extra) {
        return new Problem(422, slug, title, detail, List.of(), extra);
    }

    public static Problem tooMany() {
        return of(429, "too-many-requests", "You ask more than this serves to one caller; wait and try again", null);
    }

    public static Problem unavailable(String detail) {
        return of(503, "unavailable", "A part that this needs is away; try again", detail);
    }

    public static Problem internal() {
        return of(500, "internal", "Something went wrong on our side", null);
    }

    /** For a use case that has to leave a chain early. */
    public ProblemException toException() {
        return new ProblemException(this);
    }
}
