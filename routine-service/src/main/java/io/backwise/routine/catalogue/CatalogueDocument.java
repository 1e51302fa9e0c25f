package io.backwise.routine.catalogue;

import java.util.List;

/** One complete catalogue as it was activated: the rules, and each exercise of the manifest as it was held then. */
record CatalogueDocument(RulesV1 rules, List<ExerciseV1> exercises) {}
