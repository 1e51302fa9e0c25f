package io.backwise.catalog.editing;

import io.backwise.catalog.vocabulary.PublishedVocabulary;
import io.backwise.catalog.vocabulary.Rule;

/** What came of an editor's change of a rule; the rule set has a new version unless there was nothing to change. */
final class RuleEdit {
    private RuleEdit() {}

    /** Of a rule that is added or replaced. */
    sealed interface Putting {}

    /** Of the end of a rule. */
    sealed interface Deletion {}

    /** The rule as it is now, and the set that it is in. */
    record Put(Rule rule, PublishedVocabulary rules, boolean isFirst) implements Putting {}

    record Deleted() implements Deletion {}

    /** There is no such rule. */
    record Missing() implements Deletion {}

    /** The rule set is not the one that the editor has seen. */
    record Changed() implements Putting, Deletion {}
}
