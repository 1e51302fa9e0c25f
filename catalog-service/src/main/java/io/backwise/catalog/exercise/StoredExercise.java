package io.backwise.catalog.exercise;

/**
 * A current exercise with where it came from.
 *
 * @param contentDigest digest of the shipped content that it was last imported from
 */
public record StoredExercise(PublishedExercise published, Origin origin, String contentDigest) {}
