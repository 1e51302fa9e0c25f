package io.backwise.testkit.fuzz;

/**
 * A member that the document knows and the body of an attempt cannot have.
 *
 * @param operation its name
 * @param member as a violation would name it
 * @param because why no request that is served has it beside all the others
 */
public record Exempt(String operation, String member, String because) {}
