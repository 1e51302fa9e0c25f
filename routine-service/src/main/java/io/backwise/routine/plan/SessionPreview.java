package io.backwise.routine.plan;

import io.backwise.screening.ActiveCondition;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A composed session with the account of every published exercise: chosen, excluded or not chosen.
 *
 * @param excluded what safety keeps out
 * @param notChosen what circumstance or better exercises keep out
 * @param totalSeconds with changes of position
 * @param objective the benefit, in points
 * @param advice of red flags that do not block
 * @param conditions what was screened for: conditions on record, what they turned into, and what the pain now says
 */
public record SessionPreview(
        List<Prescription> items,
        List<ExcludedExercise> excluded,
        List<NotChosen> notChosen,
        List<UnmetGoal> unmetGoals,
        int totalSeconds,
        int objective,
        long catalogVersion,
        long rulesVersion,
        List<Advice> advice,
        List<ConditionInForce> conditions,
        String disclaimer) {
    /** Stands with every plan. */
    public static final String DISCLAIMER = "Backwise is not clinically validated and is no medical device. It does not"
            + " replace a doctor or physiotherapist. Stop when something gets worse, and seek care.";

    public SessionPreview {
        // Plans that were stored before conditions were told have none.
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
    }

    /** Whether the exercise is not in the session because it hurt. */
    public boolean wasTooMuch(String exercise) {
        return notChosen.stream().anyMatch(it -> it.exercise().equals(exercise) && it.wasTooMuch());
    }

    /**
     * A condition in force on the day of the composition.
     *
     * @param because {@code recorded}, {@code successor} (an earlier one turned into it) or {@code pain}
     * @param reviewDue whether its time is over and somebody has to decide; its rules stay in force
     */
    public record ConditionInForce(
            String slug, String because, @Nullable LocalDate since, boolean reviewDue) {
        static ConditionInForce of(ActiveCondition it) {
            return new ConditionInForce(it.slug(), it.because(), it.since().orElse(null), it.reviewDue());
        }
    }

    /** Kept out for safety, and what can stand in for it. */
    public record ExcludedExercise(String exercise, List<Because> because, List<String> alternatives) {}

    /**
     * Safe but not in the session.
     *
     * @param why the constraint or the lack of benefit that kept it out
     * @param rival the chosen exercise that would have to go for it; null when none would
     * @param pointsShort with more points than this it would have been chosen; null when it is no matter of points
     */
    public record NotChosen(
            String exercise,
            String why,
            @Nullable String rival,
            @Nullable Integer pointsShort) {
        static NotChosen circumstance(String exercise, String circumstance) {
            return new NotChosen(exercise, circumstance, null, null);
        }

        /** Of what hurt too much lately, in a plan that the patient composed alone. */
        static final String RECENT_PAIN = "recent-pain";

        /** Whether it is not in the plan because it hurt: by a rule on pain (PR), on what follows from it (RG), or from the start. */
        boolean wasTooMuch() {
            return why.startsWith("PR") || why.startsWith("RG") || why.equals(RECENT_PAIN);
        }
    }

    /**
     * A goal that the session does not serve fully: no exercise of these categories.
     *
     * @param why {@code no-candidate}, or {@code does-not-fit} beside what other needs and the time require
     */
    public record UnmetGoal(String goal, List<String> categories, String why) {}

    /** What to tell somebody with a red flag that does not block. */
    public record Advice(String flag, String pathway, String question, String advice) {}
}
