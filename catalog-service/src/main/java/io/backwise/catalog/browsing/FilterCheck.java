package io.backwise.catalog.browsing;

import io.backwise.catalog.exercise.ExerciseWords;
import io.backwise.kit.problem.Problem;
import io.backwise.kit.problem.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a query against the words that the catalogue knows, and names every word that it does not. */
final class FilterCheck {
    private static final int LONGEST_TEXT = 200;

    private final KnownWords known;
    private final List<Violation> violations = new ArrayList<>();

    FilterCheck(KnownWords known) {
        this.known = known;
    }

    /**
     * The filter that the query asks for.
     *
     * @throws io.backwise.kit.problem.ProblemException 400 with every violation
     */
    ExerciseFilter filter(ExerciseQuery query) {
        Optional<String> category = word("category", query.category, known.categories());
        Optional<String> region = word("region", query.region, known.regions());
        Optional<String> position = word("position", query.position, known.positions());
        Optional<Set<String>> equipment =
                Optional.ofNullable(query.equipment()).map(it -> list("equipment", it, ExerciseWords.EQUIPMENT));
        Optional<String> trait = word("trait", query.trait, known.traits());
        Optional<Set<String>> suitableFor =
                Optional.ofNullable(query.suitableFor).map(it -> list("suitableFor", it, known.conditions()));
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
                suitableFor,
                text);
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
        Set<String> conditions = list(field, value, known.conditions());
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

    private Optional<String> word(String field, @Nullable String value, Set<String> words) {
        if (value != null && !words.contains(value)) {
            violations.add(new Violation(field, "must be one of " + String.join(", ", words)));
        }
        return Optional.ofNullable(value);
    }

    private Set<String> list(String field, String value, Set<String> words) {
        Set<String> asked = Arrays.stream(value.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> unknown = new TreeSet<>(asked);
        unknown.removeAll(words);
        if (!unknown.isEmpty()) {
            violations.add(new Violation(
                    field, String.join(", ", unknown) + " unknown; known are " + String.join(", ", words)));
        }
        return asked;
    }
}
