package io.backwise.routine.adaptation;

import io.backwise.routine.adaptation.core.Gap;
import io.backwise.routine.adaptation.core.Kind;
import io.backwise.routine.adaptation.core.Range;
import io.backwise.routine.plan.Prescription;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a plan may not grow beyond, whatever was done. */
final class Limits {
    private static final int WEEK = 7;
    private static final Set<String> NEVER_BY_ITSELF = Set.of("pregnancy-", "postpartum-");

    private Limits() {}

    /**
     * Why it may not ask for more; empty when it may.
     *
     * @param played the day of the session that was told: one before a gap, told late, earns no step out of the gap
     */
    static Optional<String> noMore(Known known, LocalDate played) {
        if (known.plan().locked()) {
            return Optional.of("the plan is locked");
        }
        Optional<Gap> gap = Gap.between(played, known.today(), known.plan().weekdays());
        if (gap.isPresent()) {
            return gap.map(Gap::because);
        }
        return Stream.concat(
                        known.catalogue().engine().clinicianPlanRequired(known.conditions()).stream(),
                        known.conditions().stream()
                                .filter(it -> NEVER_BY_ITSELF.stream().anyMatch(it::startsWith)))
                .sorted()
                .findFirst()
                .map(it -> it + " is on record: a clinician decides");
    }

    /**
     * The day, not today, on which one more session would lie furthest from the others: the patient has time then, and no exercise of the
     * plan is for fewer days a week, nor aerobic, which a day more would raise by more than a tenth a week (PG04).
     */
    static Optional<DayOfWeek> anotherDay(Known known) {
        List<DayOfWeek> now = known.plan().weekdays();
        boolean mayBeMore = known.plan().session().items().stream()
                .map(Prescription::exercise)
                .allMatch(it -> now.size() < mostDays(known, it) && !isAerobic(known, it));
        return mayBeMore
                ? known.profile().weekdays().stream()
                        .filter(it -> !now.contains(it) && it != known.today().getDayOfWeek())
                        .min(Comparator.<DayOfWeek>comparingInt(it -> -distance(it, now))
                                .thenComparing(Comparator.naturalOrder()))
                : Optional.empty();
    }

    private static boolean isAerobic(Known known, String exercise) {
        return known.catalogue().exercise(exercise).map(Movements::kind).stream()
                .anyMatch(it -> it == Kind.AEROBIC);
    }

    private static int mostDays(Known known, String exercise) {
        return known.catalogue()
                .exercise(exercise)
                .flatMap(it -> Movements.range(it.dose().daysPerWeek()))
                .map(Range::high)
                .orElse(0);
    }

    private static int distance(DayOfWeek day, List<DayOfWeek> others) {
        return others.stream()
                .mapToInt(it -> Math.floorMod(it.getValue() - day.getValue(), WEEK))
                .map(it -> Math.min(it, WEEK - it))
                .min()
                .orElse(WEEK);
    }
}
