package io.backwise.catalog.vocabulary;

import java.util.List;

/**
 * What a version of the rule set did to one entry of it.
 *
 * @param kind {@code condition}, {@code trait}, {@code rule}, {@code red-flag} or {@code pathway}
 * @param id its slug or id
 * @param change {@code added}, {@code changed} or {@code removed}
 * @param fields those that differ from the version before, sorted; empty unless it changed
 */
public record VocabularyChange(String kind, String id, String change, List<String> fields) {}
