package io.backwise.routine.plan;

import io.backwise.kit.problem.Violations;
import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.plan.core.PlanComposer;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Holds what is asked of a plan against its ranges and the catalogue. */
final class WishCheck {
    private static final int SHORTEST_MINUTES = 5;
    private static final int LONGEST_MINUTES = 60;
    private static final int MOST_OVERRIDES = 100;
    private static final int DAYS_BACK = 30;
    private static final int DAYS_AHEAD = 90;

    private final Violations violations = new Violations();

    private WishCheck() {}

    /** @throws io.backwise.kit.problem.ProblemException 400 with every violation */
    static void check(PreviewRequest request, Catalogue catalogue) {
        WishCheck check = new WishCheck();
        check.wish(request, catalogue);
        check.violations.refuseIfAny();
    }

    /**
     * @param today the patient's local date
     * @throws io.backwise.kit.problem.ProblemException 400 with every violation
     */
    static void check(AssignRequest request, Catalogue catalogue, LocalDate today) {
        WishCheck check = new WishCheck();
        check.wish(request.asPreview(), catalogue);
        check.weekdays(request.weekdays());
        check.violations.optionalText("note", request.note(), Violations.LONGEST_TEXT);
        LocalDate startsOn = request.startsOn();
        if (startsOn == null
                || startsOn.isBefore(today.minusDays(DAYS_BACK))
                || startsOn.isAfter(today.plusDays(DAYS_AHEAD))) {
            check.violations.add(
                    "startsOn",
                    "must be a date from " + DAYS_BACK + " days back to " + DAYS_AHEAD + " days ahead of " + today);
        }
        check.violations.refuseIfAny();
    }

    private void wish(PreviewRequest it, Catalogue catalogue) {
        violations.optionalNumber("minutesPerSession", it.minutesPerSession(), SHORTEST_MINUTES, LONGEST_MINUTES);
        exercises("pin", it.pin(), catalogue);
        if (it.pin() != null && it.pin().size() > PlanComposer.MOST) {
            violations.add("pin", "must name at most " + PlanComposer.MOST + " exercises");
        }
        exercises("signOff", it.signOff(), catalogue);
        List<RuleOverride> overrides = PreviewRequest.or(it.overrides());
        if (overrides.size() > MOST_OVERRIDES) {
            violations.add("overrides", "must be at most " + MOST_OVERRIDES);
            return;
        }
        for (int i = 0; i < overrides.size(); i++) {
            override("overrides[" + i + "]", overrides.get(i), catalogue);
        }
    }

    private void override(String field, @Nullable RuleOverride it, Catalogue catalogue) {
        if (it == null) {
            violations.add(field, "must be {exercise, rule, reason}");
            return;
        }
        if (it.exercise() == null || catalogue.exercise(it.exercise()).isEmpty()) {
            violations.add(field + ".exercise", "must be the slug of a published exercise");
        }
        violations.text(field + ".rule", it.rule(), Violations.LONGEST_TEXT);
        violations.text(field + ".reason", it.reason(), Violations.LONGEST_TEXT);
    }

    private void exercises(String field, @Nullable List<String> slugs, Catalogue catalogue) {
        if (slugs == null) {
            return;
        }
        if (slugs.stream().anyMatch(Objects::isNull) || new HashSet<>(slugs).size() < slugs.size()) {
            violations.add(field, "must name each exercise once");
            return;
        }
        List<String> unknown =
                slugs.stream().filter(it -> catalogue.exercise(it).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            violations.add(field, "unknown: " + String.join(", ", unknown));
        }
    }

    private void weekdays(@Nullable List<DayOfWeek> weekdays) {
        if (weekdays == null) {
            return;
        }
        if (weekdays.isEmpty() || weekdays.contains(null) || new HashSet<>(weekdays).size() < weekdays.size()) {
            violations.add("weekdays", "must name at least one of MONDAY to SUNDAY, each once");
        }
    }
}
