package io.backwise.kit.consuming;

/**
 * A fact of a batch that was well-formed but contradicts what stands; its record goes to the dead letters as it came.
 *
 * @param <T> the facts of a batch
 * @param cause names no content
 */
public record Refusal<T>(T fact, String cause) {}
