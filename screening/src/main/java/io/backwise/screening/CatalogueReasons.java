package io.backwise.screening;

import java.util.Optional;

/** The reasons that are no condition's rule: the status of an exercise, and the cap on difficulty. */
final class CatalogueReasons {
    private static final String SOURCE = "general-knowledge";

    private CatalogueReasons() {}

    /** Why the status alone excludes; empty when it does not. */
    static Optional<Reason> ofStatus(ExerciseStatus status, Audience audience) {
        return switch (status) {
            case STANDARD -> Optional.empty();
            case AVOID_BY_DEFAULT ->
                Optional.of(reason(
                        "CAT01",
                        Optional.empty(),
                        "This move loads or provokes too many backs; a safer one does the same work.",
                        OverridePolicy.CLINICIAN_WITH_REASON));
            case CLINICIAN_ONLY ->
                audience == Audience.CLINICIAN
                        ? Optional.empty()
                        : Optional.of(reason(
                                "CAT02",
                                Optional.empty(),
                                "This move needs a clinician's judgement before it is in a plan.",
                                OverridePolicy.CLINICIAN));
            case WITHDRAWN ->
                Optional.of(reason(
                        "CAT03", Optional.empty(), "This move was withdrawn from the catalogue.", OverridePolicy.NONE));
        };
    }

    static Reason ofCap(String condition, int cap) {
        return reason(
                "CAP",
                Optional.of(condition),
                "This move is harder than difficulty " + cap + ", the most that a condition on record allows.",
                OverridePolicy.CLINICIAN_WITH_REASON);
    }

    private static Reason reason(String rule, Optional<String> condition, String text, OverridePolicy override) {
        return new Reason(rule, condition, Optional.empty(), Severity.ABSOLUTE, text, SOURCE, override);
    }
}
