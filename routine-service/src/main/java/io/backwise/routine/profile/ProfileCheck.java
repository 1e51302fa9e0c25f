package io.backwise.routine.profile;

import io.backwise.kit.problem.Violations;
import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.ExerciseV1;
import io.backwise.routine.profile.Profile.RecordedCondition;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Holds a profile against what the catalogue knows; every field that is wrong is named, with what is allowed. */
final class ProfileCheck {
    private static final Set<String> GOALS = Set.of("pain-relief", "mobility", "strength", "function");
    private static final Set<String> EXPERIENCE = Set.of("none", "some", "regular");
    private static final Set<String> EQUIPMENT = Set.of(
            "mat",
            "chair",
            "wall",
            "pillow",
            "strap",
            "resistance-band",
            "step",
            "stick",
            "kettlebell",
            "stationary-bike",
            "pool");
    private static final Set<String> POSITIONS =
            Set.of("supine", "prone", "side-lying", "quadruped", "kneeling", "seated", "standing");
    private static final int SHORTEST = 5;
    private static final int LONGEST = 60;
    private static final int WORST_PAIN = 10;

    /** Of a language tag (RFC 5646, 4.4.1). */
    private static final int LONGEST_TAG = 35;

    private final Violations violations = new Violations();

    private ProfileCheck() {}

    /**
     * @param today the local date, for dates that must not lie ahead
     * @throws io.backwise.kit.problem.ProblemException 400 with every violation
     */
    static void check(Profile profile, Catalogue catalogue, LocalDate today) {
        ProfileCheck check = new ProfileCheck();
        check.all(profile, catalogue, today);
        check.violations.refuseIfAny();
    }

    private void all(Profile it, Catalogue catalogue, LocalDate today) {
        conditions(it.conditions(), catalogue, today);
        words("redFlags", it.redFlags(), catalogue.engine().rules().redFlags().keySet());
        words("goals", it.goals(), GOALS);
        words("equipment", it.equipment(), EQUIPMENT);
        words("avoidPositions", it.avoidPositions(), POSITIONS);
        Set<String> slugs = new HashSet<>();
        catalogue.exercises().stream().map(ExerciseV1::slug).forEach(slugs::add);
        words("avoidExercises", it.avoidExercises(), slugs);
        violations.number("painNow", it.painNow(), 0, WORST_PAIN);
        violations.number("minutesPerSession", it.minutesPerSession(), SHORTEST, LONGEST);
        if (it.goals() != null && it.goals().isEmpty()) {
            violations.add("goals", "must name at least one of " + sorted(GOALS));
        }
        if (it.weekdays() == null || it.weekdays().isEmpty() || it.weekdays().contains(null)) {
            violations.add("weekdays", "must name at least one of MONDAY to SUNDAY");
        } else if (new HashSet<>(it.weekdays()).size() < it.weekdays().size()) {
            violations.add("weekdays", "must name a day once");
        }
        if (it.screenedOn() == null || it.screenedOn().isAfter(today.plusDays(1))) {
            violations.add("screenedOn", "must be a date, not ahead of today");
        }
        violations.optionalDate("screenedOn", it.screenedOn());
        if (it.experience() == null || !EXPERIENCE.contains(it.experience())) {
            violations.add("experience", "must be one of " + sorted(EXPERIENCE));
        }
        violations.zone("zone", it.zone());
        violations.optionalText("locale", it.locale(), LONGEST_TAG);
        if (it.locale() != null
                && Locale.forLanguageTag(it.locale()).getLanguage().isEmpty()) {
            violations.add("locale", "must be a language tag such as en-GB");
        }
    }

    private void conditions(@Nullable List<RecordedCondition> conditions, Catalogue catalogue, LocalDate today) {
        if (conditions == null || conditions.stream().anyMatch(it -> it == null || it.slug() == null)) {
            violations.add("conditions", "must be a list of {slug, since?}, empty for none");
            return;
        }
        List<String> slugs = conditions.stream().map(RecordedCondition::slug).toList();
        words("conditions", slugs, catalogue.engine().rules().conditions().keySet());
        for (int i = 0; i < conditions.size(); i++) {
            LocalDate since = conditions.get(i).since();
            if (since != null && since.isAfter(today.plusDays(1))) {
                violations.add("conditions[" + i + "].since", "must not be ahead of today");
            }
            violations.optionalDate("conditions[" + i + "].since", since);
        }
        if (violations.isEmpty()) {
            Set<String> clash = catalogue.engine().mutuallyExclusive(Set.copyOf(slugs));
            if (!clash.isEmpty()) {
                violations.add("conditions", String.join(" and ", clash) + " cannot both be true");
            }
        }
    }

    private void words(String field, @Nullable List<String> said, Collection<String> known) {
        if (said == null || said.stream().anyMatch(Objects::isNull)) {
            violations.add(field, "must be a list, empty for none");
            return;
        }
        Set<String> unknown = new TreeSet<>(said);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            violations.add(field, "unknown: " + String.join(", ", unknown) + "; known are " + sorted(known));
        } else if (new HashSet<>(said).size() < said.size()) {
            violations.add(field, "must name each once");
        }
    }

    private static String sorted(Collection<String> words) {
        return String.join(", ", new TreeSet<>(words));
    }
}
