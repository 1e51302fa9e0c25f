package io.backwise.catalog.vocabulary;

import io.backwise.catalog.exercise.Origin;

/**
 * The current rule set with where it came from.
 *
 * @param origin whether it is as shipped, or an entry of it is an editor's
 * @param contentDigest digest of the shipped rule set that it was made from
 */
public record StoredVocabulary(PublishedVocabulary published, Origin origin, String contentDigest) {}
