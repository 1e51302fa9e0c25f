package io.backwise.catalog.browsing;

import io.backwise.catalog.catalogue.Catalogue;
import io.backwise.catalog.exercise.Exercise;
import io.backwise.catalog.exercise.ExerciseFilter;
import io.backwise.catalog.exercise.PublishedExercise;
import io.backwise.catalog.vocabulary.Trait;
import io.backwise.kit.problem.Problem;
import io.backwise.kit.problem.Violation;
import io.backwise.screening.Audience;
import io.backwise.screening.Screening;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a query against the words that the catalogue knows, and names every word that it does not. */
final class FilterCheck {
    private static final int LONGEST_TEXT = 200;

    private final Catalogue catalogue;
    private final List<Violation> violations = new ArrayList<>();

    FilterCheck(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * The filter that the query asks for.
     *
     * @throws io.backwise.kit.problem.ProblemException 400 with every violation
     */
    ExerciseFilter filter(ExerciseQuery query) {
        Optional<String> category = word("category", query.category, words(it -> Stream.of(it.category())));
        Optional<String> region = word("region", query.region, words(it -> it.regions().stream()));
        Optional<String> position = word("position", query.position, words(it -> Stream.of(it.startPosition())));
        Optional<Collection<String>> equipment =
                Optional.ofNullable(query.equipment()).map(it -> list("equipment", it, Equipment.VOCABULARY));
        Optional<String> trait = word("trait", query.trait, traits());
        Optional<Collection<String>> suitable =
                Optional.ofNullable(query.suitableFor).map(it -> list("suitableFor", it, conditions()));
        if (query.maxDifficulty != null && (query.maxDifficulty < 1 || query.maxDifficulty > 5)) {
            violations.add(new Violation("maxDifficulty", "must be 1 to 5"));
        }
        Optional<String> text = text(query.text);
        refuse();
        return new ExerciseFilter(
                category,
                region,
                position,
                equipment,
                Optional.ofNullable(query.maxDifficulty),
                trait,
                text,
                suitable.map(this::notExcluded));
    }

    /**
     * The conditions in a comma-separated list.
     *
     * @throws io.backwise.kit.problem.ProblemException 400 naming those that nobody knows
     */
    Set<String> conditions(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return Set.of();
        }
        Set<String> conditions = list(field, value, conditions());
        refuse();
        return conditions;
    }

    private void refuse() {
        if (!violations.isEmpty()) {
            throw Problem.invalid(violations).toException();
        }
    }

    private Optional<String> text(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        if (text.length() > LONGEST_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            violations.add(
                    new Violation("q", "must be at most " + LONGEST_TEXT + " characters without control characters"));
        }
        return Optional.of(text);
    }

    private Optional<String> word(String field, @Nullable String value, Set<String> known) {
        if (value != null && !known.contains(value)) {
            violations.add(new Violation(field, "must be one of " + String.join(", ", known)));
        }
        return Optional.ofNullable(value);
    }

    private Set<String> list(String field, String value, Set<String> known) {
        Set<String> asked = Arrays.stream(value.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> unknown = new TreeSet<>(asked);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            violations.add(new Violation(
                    field, String.join(", ", unknown) + " unknown; known are " + String.join(", ", known)));
        }
        return asked;
    }

    private Collection<String> notExcluded(Collection<String> conditions) {
        Screening screening = catalogue.engine().screen(Set.copyOf(conditions), Audience.SELF);
        return catalogue.exercises().stream()
                .map(it -> it.exercise().slug())
                .filter(slug -> !screening.excludes(slug))
                .toList();
    }

    private Set<String> words(Function<Exercise, Stream<String>> of) {
        return catalogue.exercises().stream()
                .map(PublishedExercise::exercise)
                .flatMap(of)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> traits() {
        return catalogue.vocabulary().vocabulary().traits().stream()
                .map(Trait::slug)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> conditions() {
        return catalogue.vocabulary().vocabulary().conditions().stream()
                .map(it -> it.slug())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
