package io.backwise.kit.problem;

/**
 * One thing that is wrong with a request.
 *
 * @param field the field, parameter or header, as a path such as {@code conditions[0].slug}
 * @param message what is allowed
 */
public record Violation(String field, String message) {}
