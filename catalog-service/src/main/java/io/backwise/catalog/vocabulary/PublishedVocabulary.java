package io.backwise.catalog.vocabulary;

/** A version of the rule set: 1 for the first publication, one more for each change. */
public record PublishedVocabulary(Vocabulary vocabulary, long rulesVersion) {

    /** The entity tag of the rules and their words. */
    public String tag() {
        return "r" + rulesVersion;
    }
}
