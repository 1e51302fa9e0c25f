package io.backwise.catalog.browsing;

import io.backwise.catalog.vocabulary.Vocabulary;
import java.util.List;
import java.util.function.Function;

/** The vocabularies that are published whole. */
enum Words {
    CONDITIONS(Vocabulary::conditions),
    TRAITS(Vocabulary::traits),
    RULES(Vocabulary::rules),
    RED_FLAGS(Vocabulary::redFlags);

    private final Function<Vocabulary, List<?>> part;

    Words(Function<Vocabulary, List<?>> part) {
        this.part = part;
    }

    List<?> of(Vocabulary vocabulary) {
        return part.apply(vocabulary);
    }
}
