package io.backwise.kit.consuming;

/**
 * A fact of an earlier batch, which stood until one of this batch took its place. Its record is read no more, so it is told again
 * from what was kept of it.
 *
 * @param topic that its record came by
 * @param id of the CloudEvent that brought it
 * @param data the JSON that was kept
 * @param cause names no content
 */
public record Displaced(String topic, String key, String id, String type, String data, String cause) {}
