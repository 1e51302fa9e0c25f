package io.backwise.catalog.vocabulary;

import java.time.Instant;
import java.util.List;

/**
 * One published version of the rule set in its history.
 *
 * @param rulesVersion 1 for the first publication; plans carry it
 * @param publishedBy the editor's id, or {@code content} for what came with the program
 * @param changes against the version before, by kind and id; empty for the first
 */
public record RulesVersion(
        long rulesVersion, Instant publishedAt, String publishedBy, List<VocabularyChange> changes) {}
