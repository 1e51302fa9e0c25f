package io.backwise.kit.consuming;

/**
 * A fact that was well-formed but contradicts what stands; its record goes to the dead letters.
 *
 * @param cause names no content
 */
public record Refusal<T>(T fact, String cause) {}
