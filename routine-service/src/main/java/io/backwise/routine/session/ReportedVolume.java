package io.backwise.routine.session;

import io.backwise.kit.problem.Problem;
import io.backwise.routine.plan.Prescription;
import io.backwise.routine.session.ReportRequest.ReportedItem;
import io.backwise.routine.session.core.Completion.Part;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How much of a plan a report says was done. */
final class ReportedVolume {
    private ReportedVolume() {}

    /** Why the report does not fit the plan, naming an exercise that is not in it; empty when it does. */
    static Optional<Problem> misfit(ReportRequest report, FollowedPlan plan) {
        for (int i = 0; i < report.items().size(); i++) {
            if (plan.prescription(report.items().get(i).exercise()).isEmpty()) {
                String known = plan.items().stream().map(Prescription::exercise).collect(Collectors.joining(", "));
                return Optional.of(Problem.invalid("items[" + i + "].exercise", "is not in the plan; it has " + known));
            }
        }
        return Optional.empty();
    }

    /** The exercises of the plan with what was prescribed and what was done, which is nothing for one that was skipped. */
    static List<Part> parts(ReportRequest report, FollowedPlan plan) {
        return plan.items().stream()
                .map(it -> new Part(it.volume(), done(report, it)))
                .toList();
    }

    private static long done(ReportRequest report, Prescription prescription) {
        return report.items().stream()
                .filter(it -> it.exercise().equals(prescription.exercise()) && it.skipped() == null)
                .mapToLong(it -> volume(it, prescription))
                .sum();
    }

    /** What was done: minutes in all, or sets x repetitions x hold; without a told hold the prescribed one. */
    private static long volume(ReportedItem it, Prescription prescription) {
        if (prescription.minutes() != null) {
            return it.minutesDone() == null ? 0 : it.minutesDone();
        }
        long hold = it.holdSecondsDone() != null && prescription.holdSeconds() != null
                ? it.holdSecondsDone()
                : prescription.holdSeconds() == null ? 1 : Math.max(1, prescription.holdSeconds());
        return (long) figure(it.setsDone()) * figure(it.repsDone()) * hold;
    }

    private static int figure(@Nullable Integer told) {
        return told == null ? 0 : told;
    }
}
