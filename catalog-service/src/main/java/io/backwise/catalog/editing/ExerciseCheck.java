package io.backwise.catalog.editing;

import io.backwise.catalog.exercise.Dose;
import io.backwise.catalog.exercise.Evidence;
import io.backwise.catalog.exercise.Exercise;
import io.backwise.catalog.exercise.ExerciseWords;
import io.backwise.catalog.exercise.SeedDose;
import io.backwise.catalog.vocabulary.Trait;
import io.backwise.catalog.vocabulary.Vocabulary;
import io.backwise.kit.problem.Violations;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds an exercise against what the shipped content is held against before a release is built. */
final class ExerciseCheck {
    private static final String WITHDRAWN = "withdrawn";
    private static final Pattern SENTENCE = Pattern.compile("\\p{Lu}.*\\.");
    private static final int LONGEST_NAME = 80;
    private static final int MOST_CAUTIONS = 20;
    private static final int FEWEST_STEPS = 4;
    private static final int MOST_STEPS = 6;
    private static final int SHORTEST_STEP = 15;
    private static final int LONGEST_STEP = 200;
    private static final int LONGEST_NOTE = 500;

    private final Vocabulary vocabulary;
    private final Set<String> sources;
    private final Map<String, Exercise> others;
    private final Violations violations = new Violations();
    private final WordCheck words = new WordCheck(violations);

    /** @param published everything that is published, with the exercise or without */
    ExerciseCheck(Vocabulary vocabulary, Set<String> sources, Collection<Exercise> published) {
        this.vocabulary = vocabulary;
        this.sources = sources;
        others = published.stream().collect(Collectors.toMap(Exercise::slug, Function.identity()));
    }

    /** What is wrong with it; nothing when all is well. */
    Violations violations(String slug, ExerciseDraft it) {
        words.slug("slug", slug);
        if (it.slug() != null && !it.slug().equals(slug)) {
            violations.add("slug", "must be that of the path, or absent");
        }
        violations.text("name", it.name(), LONGEST_NAME);
        if (others.values().stream()
                .anyMatch(
                        other -> other.name().equals(it.name()) && !other.slug().equals(slug))) {
            violations.add("name", "is that of another exercise");
        }
        words.word("category", it.category(), ExerciseWords.CATEGORIES);
        words.word("spinalDirection", it.spinalDirection(), ExerciseWords.SPINAL_DIRECTIONS);
        words.word("startPosition", it.startPosition(), ExerciseWords.START_POSITIONS);
        status(slug, it.status());
        violations.number("difficulty", it.difficulty(), 1, 5);
        violations.present("perSide", it.perSide());
        words.slug("family", it.family());
        words.slugs("targets", it.targets());
        words.names("equipment", it.equipment(), ExerciseWords.EQUIPMENT);
        traits(it.traits());
        dose(it.dose());
        steps(it.steps());
        cautions(it.cautions());
        seedDose(it.seedDose());
        ladder(slug, it);
        evidence(it.evidence());
        return violations;
    }

    /** An exercise has no place for the reason of its withdrawal; what is withdrawn already may be corrected and stays so. */
    private void status(String slug, @Nullable String status) {
        Exercise before = others.get(slug);
        if (WITHDRAWN.equals(status) && (before == null || !before.status().equals(WITHDRAWN))) {
            violations.add("status", "must be another: POST /api/catalog/exercises/{slug}/withdrawal, with the reason");
        } else {
            words.word("status", status, ExerciseWords.STATUSES);
        }
    }

    /** Rules speak of traits: an exercise without any would be allowed to everybody. */
    private void traits(@Nullable List<String> traits) {
        if (traits != null && traits.isEmpty()) {
            violations.add("traits", "must name at least one");
        } else {
            words.names(
                    "traits",
                    traits,
                    vocabulary.traits().stream().map(Trait::slug).collect(Collectors.toSet()));
        }
    }

    private void dose(@Nullable Dose it) {
        if (it == null) {
            violations.add("dose", "must be given");
            return;
        }
        range("dose.sets", it.sets(), 5);
        range("dose.reps", it.reps(), 30);
        range("dose.holdSeconds", it.holdSeconds(), 120);
        range("dose.minutes", it.minutes(), 60);
        range("dose.daysPerWeek", it.daysPerWeek(), 7);
        range("dose.timesPerDay", it.timesPerDay(), 6);
        if ((it.reps() == null) == (it.minutes() == null)) {
            violations.add("dose", "must be in repetitions or in minutes");
        }
    }

    private void range(String field, @Nullable List<Integer> range, int most) {
        boolean isRange = range == null
                || range.size() == 2
                        && !range.contains(null)
                        && range.get(0) >= 1
                        && range.get(0) <= range.get(1)
                        && range.get(1) <= most;
        if (!isRange) {
            violations.add(field, "must be [low, high] of 1 to " + most + ", or null");
        }
    }

    private void steps(@Nullable List<String> steps) {
        boolean isWell = steps != null
                && steps.size() >= FEWEST_STEPS
                && steps.size() <= MOST_STEPS
                && new HashSet<>(steps).size() == steps.size()
                && steps.stream()
                        .allMatch(it -> it != null
                                && it.length() >= SHORTEST_STEP
                                && it.length() <= LONGEST_STEP
                                && SENTENCE.matcher(it).matches());
        if (!isWell) {
            violations.add(
                    "steps",
                    "must be " + FEWEST_STEPS + " to " + MOST_STEPS + " different sentences of " + SHORTEST_STEP
                            + " to " + LONGEST_STEP + " characters");
        } else if (steps != null) {
            steps.forEach(it -> violations.storable("steps", it));
        }
    }

    private void cautions(@Nullable List<String> cautions) {
        boolean isWell = cautions == null
                || cautions.size() <= MOST_CAUTIONS
                        && cautions.stream().allMatch(it -> it != null && !it.isBlank() && it.length() <= LONGEST_STEP);
        if (!isWell) {
            violations.add(
                    "cautions", "must be at most " + MOST_CAUTIONS + " texts of 1 to " + LONGEST_STEP + " characters");
        } else if (cautions != null) {
            cautions.forEach(it -> violations.storable("cautions", it));
        }
    }

    private void seedDose(@Nullable SeedDose it) {
        if (it != null) {
            range("seedDose.reps", it.reps(), 30);
            range("seedDose.daysPerWeek", it.daysPerWeek(), 7);
            range("seedDose.holdSeconds", it.holdSeconds(), 120);
            violations.optionalText("seedDose.note", it.note(), LONGEST_NOTE);
        }
    }

    private void ladder(String slug, ExerciseDraft it) {
        Set<String> known = new HashSet<>(others.keySet());
        known.remove(slug);
        words.names("progressions", it.progressions(), known);
        words.names("regressions", it.regressions(), known);
        if (!violations.isEmpty() || it.progressions() == null || it.regressions() == null) {
            return;
        }
        if (it.progressions().stream().anyMatch(it.regressions()::contains)) {
            violations.add("progressions", "must not be regressions too");
        }
        boolean hasFamily = others.values().stream()
                .anyMatch(other -> !other.slug().equals(slug) && other.family().equals(it.family()));
        if (!hasFamily
                && Stream.concat(it.progressions().stream(), it.regressions().stream())
                        .findAny()
                        .isEmpty()) {
            violations.add("regressions", "must name somewhere to go, unless the family has others");
        }
        boolean isForNobodyByDefault = !"standard".equals(it.status()) && !WITHDRAWN.equals(it.status());
        if (isForNobodyByDefault && it.regressions().stream().noneMatch(other -> isStandard(others.get(other)))) {
            violations.add("regressions", "must name a standard exercise that can stand in");
        }
    }

    private static boolean isStandard(@Nullable Exercise it) {
        return it != null && it.status().equals("standard");
    }

    private void evidence(@Nullable Evidence it) {
        if (it == null) {
            violations.add("evidence", "must be given");
            return;
        }
        words.names("evidence.sources", it.sources(), sources);
        if (it.doseBasis() != null) {
            violations.text("evidence.doseBasis", it.doseBasis(), LONGEST_NAME);
        }
        violations.optionalText("evidence.note", it.note(), LONGEST_NOTE);
        if (!violations.isEmpty()) {
            return;
        }
        long published = it.sources().stream()
                .filter(source -> !source.equals("seed") && !source.equals("general-knowledge"))
                .count();
        boolean doseFound = "found".equals(it.doseBasis());
        int grade = doseFound ? published >= 2 ? 3 : 2 : published >= 1 ? 1 : 0;
        if (it.grade() != grade) {
            violations.add("evidence.grade", "must be " + grade + " with these sources and that basis of the dose");
        }
    }
}
