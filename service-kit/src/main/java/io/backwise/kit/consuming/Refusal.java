package io.backwise.kit.consuming;

/**
 * Something that was well-formed but contradicts what stands; it goes to the dead letters.
 *
 * @param <T> the facts of a batch
 */
public sealed interface Refusal<T> {
    /** Names no content. */
    String cause();

    /** A fact of the batch; its record is put aside as it came. */
    record OfBatch<T>(T fact, String cause) implements Refusal<T> {}

    /**
     * A fact of an earlier batch, which stood until one of this batch took its place. Its record is read no more, so it is told
     * again from what was kept of it.
     *
     * @param id of the CloudEvent that brought it
     * @param data the JSON that was kept
     */
    record Displaced<T>(String key, String id, String type, String data, String cause) implements Refusal<T> {}
}
