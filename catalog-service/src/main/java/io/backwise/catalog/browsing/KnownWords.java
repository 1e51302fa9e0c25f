package io.backwise.catalog.browsing;

import io.backwise.catalog.vocabulary.Condition;
import io.backwise.catalog.vocabulary.Trait;
import io.backwise.catalog.vocabulary.Vocabulary;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** The words by which a query may narrow a list, each in alphabetical order. */
record KnownWords(
        Set<String> categories,
        Set<String> regions,
        Set<String> positions,
        Set<String> traits,
        Set<String> conditions) {
    static KnownWords of(ExerciseIndex index, Vocabulary vocabulary) {
        return new KnownWords(
                index.categories(),
                index.regions(),
                index.positions(),
                sorted(vocabulary.traits().stream().map(Trait::slug).toList()),
                sorted(vocabulary.conditions().stream().map(Condition::slug).toList()));
    }

    private static Set<String> sorted(Collection<String> words) {
        return Collections.unmodifiableSet(new TreeSet<>(words));
    }
}
