package io.backwise.catalog.editing;

import com.fasterxml.jackson.databind.JsonNode;
import io.backwise.catalog.exercise.Dose;
import io.backwise.catalog.exercise.Evidence;
import io.backwise.catalog.exercise.Exercise;
import io.backwise.catalog.exercise.SeedDose;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An exercise as an editor sends it: what was read may be sent back changed, so what the catalogue derives is taken and left
 * aside.
 *
 * @param slug that of the path, or absent
 * @param contraindications derived from the rules; not read
 * @param version of what was read; not read, {@code If-Match} says it
 */
public record ExerciseDraft(
        @Nullable String slug,
        @Nullable String name,
        @Nullable String category,
        @Nullable String spinalDirection,
        @Nullable String startPosition,
        @Nullable List<String> targets,
        @Nullable List<String> equipment,
        @Nullable Integer difficulty,
        @Nullable Dose dose,
        @Nullable SeedDose seedDose,
        @Nullable Boolean perSide,
        @Nullable List<String> traits,
        @Nullable String status,
        @Nullable String family,
        @Nullable List<String> steps,
        @Nullable List<String> cautions,
        @Nullable List<String> progressions,
        @Nullable List<String> regressions,
        @Nullable Evidence evidence,
        @Nullable JsonNode contraindications,
        @Nullable Long version) {

    /** What it becomes, once {@link ExerciseCheck} has found nothing missing. */
    @SuppressWarnings("NullAway") // the check comes first
    Exercise exercise(String slugOfPath) {
        return new Exercise(
                slugOfPath,
                name,
                category,
                spinalDirection,
                startPosition,
                targets,
                equipment,
                difficulty,
                dose,
                seedDose,
                perSide,
                traits,
                status,
                family,
                steps,
                cautions == null ? List.of() : cautions,
                progressions,
                regressions,
                evidence);
    }
}
