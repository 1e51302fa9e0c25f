package io.backwise.catalog.exercise;

/**
 * An exercise as it is published.
 *
 * @param version 1 for the first publication, one more for each change
 * @param reason why this version is there, where somebody said so: of a withdrawal; otherwise empty
 */
public record PublishedExercise(Exercise exercise, long version, String reason) {
    /** The entity tag of the exercise as it is read, with what these rules derive for it. */
    public String tag(long rulesVersion) {
        return "e" + version + "-r" + rulesVersion;
    }
}
