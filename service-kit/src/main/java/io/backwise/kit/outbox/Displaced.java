package io.backwise.kit.outbox;

/**
 * An event that was consumed and stood until another took its place. Its record is read no more, so it is told again from what was
 * kept of it.
 *
 * @param topic that its record came by
 * @param id of the CloudEvent that brought it
 * @param data the JSON that was kept
 * @param cause names no content
 */
public record Displaced(String topic, String key, String id, String type, String data, String cause) {}
