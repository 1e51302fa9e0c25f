package io.backwise.catalog.exercise;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An exercise as its authors wrote it: one immutable version of it, without what the rules derive.
 *
 * @param slug the lasting name, kebab-case
 * @param category stretch, mobility, strength, stability, aerobic or relaxation
 * @param spinalDirection flexion, extension, neutral, rotation or lateral
 * @param startPosition supine, prone, side-lying, quadruped, kneeling, seated or standing
 * @param targets what it works on
 * @param equipment what it needs; empty when nothing
 * @param difficulty 1 (easiest) to 5
 * @param traits what the move does to a body, the vocabulary of the rules
 * @param status standard, avoid-by-default, clinician-only or withdrawn
 * @param family its progression ladder
 */
public record Exercise(
        String slug,
        String name,
        String category,
        String spinalDirection,
        String startPosition,
        List<String> targets,
        List<String> equipment,
        int difficulty,
        Dose dose,
        @Nullable SeedDose seedDose,
        boolean perSide,
        List<String> traits,
        String status,
        String family,
        List<String> steps,
        List<String> cautions,
        List<String> progressions,
        List<String> regressions,
        Evidence evidence) {

    /** The same with another status. */
    public Exercise with(String newStatus) {
        return new Exercise(
                slug,
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
                newStatus,
                family,
                steps,
                cautions,
                progressions,
                regressions,
                evidence);
    }

    /** The targets as slugs, which lists filter by. */
    public List<String> regions() {
        return targets.stream()
                .map(target -> target.toLowerCase(Locale.ROOT).replace(' ', '-'))
                .toList();
    }
}
