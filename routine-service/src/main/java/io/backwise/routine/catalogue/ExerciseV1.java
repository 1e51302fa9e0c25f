package io.backwise.routine.catalogue;

import io.backwise.kit.consuming.PoisonException;
import io.backwise.kit.consuming.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this service reads of {@code exercise-changed}; checks what it needs. */
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
        EvidenceV1 evidence) {
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
                evidence);
    }

    /** Ranges {@code [low, high]}, or null where one does not apply. */
    public record DoseV1(
            @Nullable List<Integer> sets,
            @Nullable List<Integer> reps,
            @Nullable List<Integer> holdSeconds,
            @Nullable List<Integer> minutes,
            @Nullable List<Integer> daysPerWeek) {}

    /** What speaks for it, graded 0 to 3. */
    public record EvidenceV1(int grade) {}
}
