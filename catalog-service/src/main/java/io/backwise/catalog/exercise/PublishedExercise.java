package io.backwise.catalog.exercise;

/** An exercise with its version: 1 for the first publication, one more for each change. */
public record PublishedExercise(Exercise exercise, long version) {
    /** The entity tag of the exercise as it is read, with what these rules derive for it. */
    public String tag(long rulesVersion) {
        return "e" + version + "-r" + rulesVersion;
    }
}
