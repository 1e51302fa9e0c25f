package io.backwise.catalog.content;

/**
 * What an import changed.
 *
 * @param exercises number of exercises with a new version
 * @param rules whether the rule set has a new version
 * @param first whether the catalogue was empty before
 */
public record ImportedContent(int exercises, boolean rules, boolean first) {
    static final ImportedContent NOTHING = new ImportedContent(0, false, false);
}
