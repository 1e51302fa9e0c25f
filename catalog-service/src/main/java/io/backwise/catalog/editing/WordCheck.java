package io.backwise.catalog.editing;

import io.backwise.kit.problem.Violations;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Holds single words and lists of them against those that are known, and new ones against what may be one. */
final class WordCheck {
    /** Never looks back: one that does calls itself for each part, and a long word is the end of the stack. */
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]++(?:-[a-z0-9]++)*+");

    private static final int LONGEST_SLUG = 60;
    private static final int MOST_NAMES = 20;

    private final Violations violations;

    WordCheck(Violations violations) {
        this.violations = violations;
    }

    void slug(String field, @Nullable String slug) {
        if (slug == null || !isSlug(slug)) {
            violations.add(field, "must be kebab-case, at most " + LONGEST_SLUG + " characters");
        }
    }

    void word(String field, @Nullable String word, Set<String> known) {
        if (word == null || !known.contains(word)) {
            violations.add(field, "must be one of " + String.join(", ", new TreeSet<>(known)));
        }
    }

    void names(String field, @Nullable List<String> names, Set<String> known) {
        if (!known.containsAll(list(field, names))) {
            violations.add(field, "must be of " + String.join(", ", new TreeSet<>(known)));
        }
    }

    void slugs(String field, @Nullable List<String> slugs) {
        if (!list(field, slugs).stream().allMatch(WordCheck::isSlug)) {
            violations.add(field, "must be kebab-case, each at most " + LONGEST_SLUG + " characters");
        }
    }

    /** Empty when it is none of which more can be said. */
    private List<String> list(String field, @Nullable List<String> names) {
        if (names == null || names.size() > MOST_NAMES || names.contains(null)) {
            violations.add(field, "must be a list of at most " + MOST_NAMES);
            return List.of();
        }
        if (new HashSet<>(names).size() < names.size()) {
            violations.add(field, "must name each once");
            return List.of();
        }
        return names;
    }

    private static boolean isSlug(String word) {
        return word.length() <= LONGEST_SLUG && SLUG.matcher(word).matches();
    }
}
