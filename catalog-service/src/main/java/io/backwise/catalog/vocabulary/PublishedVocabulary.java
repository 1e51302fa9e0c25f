package io.backwise.catalog.vocabulary;

/** A version of the rule set: 1 for the first publication, one more for each change. */
public record PublishedVocabulary(Vocabulary vocabulary, long rulesVersion) {}
