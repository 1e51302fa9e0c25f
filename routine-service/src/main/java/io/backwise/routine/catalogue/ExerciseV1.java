package io.backwise.routine.catalogue;

import io.backwise.kit.consuming.PoisonException;
import io.backwise.kit.consuming.Required;
import io.backwise.screening.ExerciseStatus;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What this service reads of {@code exercise-changed}; checks what it needs.
 *
 * @param withdrawnBecause in the words of who withdrew it; absent of what was not withdrawn, or without a word
 */
public record ExerciseV1(
        String slug,
        long version,
        String name,
        String category,
        String spinalDirection,
        String startPosition,
        List<String> targets,
        List<String> equipment,
        int difficulty,
        DoseV1 dose,
        boolean perSide,
        List<String> traits,
        String status,
        String family,
        List<String> steps,
        @Nullable List<String> cautions,
        List<String> progressions,
        List<String> regressions,
        EvidenceV1 evidence,
        @Nullable String withdrawnBecause) {
    private static final Set<String> CATEGORIES =
            Set.of("relaxation", "aerobic", "mobility", "stability", "strength", "stretch");
    private static final int BEST = 3;

    public ExerciseV1 {
        Required.present("slug", slug);
        Required.present("name", name);
        Required.present("category", category);
        Required.present("spinalDirection", spinalDirection);
        Required.present("startPosition", startPosition);
        Required.present("targets", targets);
        Required.present("equipment", equipment);
        Required.present("dose", dose);
        Required.present("traits", traits);
        Required.present("status", status);
        Required.present("family", family);
        Required.present("steps", steps);
        Required.present("progressions", progressions);
        Required.present("regressions", regressions);
        Required.present("evidence", evidence);
        if (version < 1 || difficulty < 1 || difficulty > 5) {
            throw new PoisonException("version or difficulty out of range");
        }
        Required.that(CATEGORIES.contains(category), "unknown category");
        Required.that(ExerciseStatus.ofSlug(status).isPresent(), "unknown status");
        Required.each("targets", targets);
        Required.each("equipment", equipment);
        Required.each("traits", traits);
        Required.each("steps", steps);
        Required.each("cautions", cautions);
        Required.each("progressions", progressions);
        Required.each("regressions", regressions);
    }

    ExerciseV1 withdrawn() {
        return new ExerciseV1(
                slug,
                version,
                name,
                category,
                spinalDirection,
                startPosition,
                targets,
                equipment,
                difficulty,
                dose,
                perSide,
                traits,
                "withdrawn",
                family,
                steps,
                cautions,
                progressions,
                regressions,
                evidence,
                withdrawnBecause);
    }

    /** Ranges {@code [low, high]}, or null where one does not apply. */
    public record DoseV1(
            @Nullable List<Integer> sets,
            @Nullable List<Integer> reps,
            @Nullable List<Integer> holdSeconds,
            @Nullable List<Integer> minutes,
            @Nullable List<Integer> daysPerWeek) {
        public DoseV1 {
            range("dose.sets", sets);
            range("dose.reps", reps);
            range("dose.holdSeconds", holdSeconds);
            range("dose.minutes", minutes);
            range("dose.daysPerWeek", daysPerWeek);
        }

        private static void range(String field, @Nullable List<Integer> lowAndHigh) {
            Required.each(field, lowAndHigh);
            Required.that(
                    lowAndHigh == null
                            || (lowAndHigh.size() == 2
                                    && lowAndHigh.getFirst() >= 1
                                    && lowAndHigh.getFirst() <= lowAndHigh.getLast()),
                    field + " is no range");
        }
    }

    /** What speaks for it, graded 0 to 3. */
    public record EvidenceV1(int grade) {
        public EvidenceV1 {
            Required.that(grade >= 0 && grade <= BEST, "evidence.grade is not 0 to 3");
        }
    }
}
