package io.backwise.catalog.vocabulary;

import io.backwise.catalog.exercise.Origin;

/** The current rule set with where it came from, as for an exercise. */
public record StoredVocabulary(PublishedVocabulary published, Origin origin, String contentDigest) {}
