package io.backwise.catalog.exercise;

import java.time.Instant;
import java.util.List;

/**
 * One published version of an exercise in its history.
 *
 * @param version 1 for the first publication
 * @param publishedBy the editor's id, or {@code content} for what came with the program
 * @param reason why, as for a withdrawal; empty when none was asked for
 * @param changed the fields that differ from the version before, sorted; empty for the first
 */
public record ExerciseVersion(
        long version, Instant publishedAt, String publishedBy, String reason, List<String> changed) {}
