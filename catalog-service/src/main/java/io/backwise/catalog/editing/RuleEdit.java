package io.backwise.catalog.editing;

import io.backwise.catalog.vocabulary.Rule;

/** What came of an editor's change of a rule; the rule set has a new version unless there was nothing to change. */
final class RuleEdit {
    private RuleEdit() {}

    /** The rule as it is now. */
    record Put(Rule rule, long rulesVersion, boolean isFirst) {}

    /** Of the end of a rule. */
    sealed interface Deletion {}

    record Deleted(long rulesVersion) implements Deletion {}

    /** There is no such rule. */
    record Missing() implements Deletion {}
}
