package io.backwise.catalog.browsing;

import io.backwise.catalog.exercise.ExerciseSummary;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The page of exercises as the published document shows it, which cannot speak of a generic type. */
@Schema(name = "ExercisePage")
record ExercisePage(List<ExerciseSummary> items, @Nullable String next) {}
