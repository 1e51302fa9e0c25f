package io.backwise.routine.session.core;

import java.util.List;

/** How much of what was prescribed was done. */
public final class Completion {
    private Completion() {}

    /**
     * One prescribed exercise.
     *
     * @param prescribed volume that was prescribed, at least 1
     * @param done volume that was done
     */
    public record Part(int prescribed, long done) {
        /** Done when at least half of the volume was. */
        boolean isDone() {
            return 2 * done >= prescribed;
        }
    }

    /** Done exercises by prescribed ones, 0 to 1. */
    public static double of(List<Part> parts) {
        return parts.isEmpty()
                ? 0
                : (double) parts.stream().filter(Part::isDone).count() / parts.size();
    }

    /** {@code rested} when the person said so, {@code completed} from half of the exercises on, else {@code partial}. */
    public static String status(boolean rested, List<Part> parts) {
        if (rested) {
            return "rested";
        }
        long done = parts.stream().filter(Part::isDone).count();
        return !parts.isEmpty() && 2 * done >= parts.size() ? "completed" : "partial";
    }
}
