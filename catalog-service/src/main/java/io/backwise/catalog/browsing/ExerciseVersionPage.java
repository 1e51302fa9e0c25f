package io.backwise.catalog.browsing;

import io.backwise.catalog.exercise.ExerciseVersion;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The page of a history as the published document shows it, which cannot speak of a generic type. */
@Schema(name = "ExerciseVersionPage")
record ExerciseVersionPage(
        List<ExerciseVersion> items, @Nullable String next) {}
