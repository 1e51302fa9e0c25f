package io.backwise.kit.problem;

/** Problems for what the server itself refuses, by status. */
final class StandardProblems {
    private StandardProblems() {}

    static Problem of(int status) {
        return switch (status) {
            case 400 -> Problem.invalid("request", "could not be read");
            case 401 -> Problem.unauthorized();
            case 403 -> Problem.forbidden();
            case 404 -> Problem.notFound();
            case 405 -> Problem.of(405, "method-not-allowed", "This path does not answer that method", null);
            case 406 -> Problem.of(406, "not-acceptable", "This path has no such representation", null);
            case 413 -> Problem.of(413, "too-large", "The body is larger than 64 kB", null);
            case 415 -> Problem.of(415, "unsupported-media-type", "The body must be application/json", null);
            case 431 -> Problem.of(431, "headers-too-large", "The header fields are too large", null);
            case 503 -> Problem.unavailable("Try again in a moment.");
            default ->
                status < 500 ? Problem.of(status, "refused", "The request was refused", null) : Problem.internal();
        };
    }
}
