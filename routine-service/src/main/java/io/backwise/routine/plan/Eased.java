package io.backwise.routine.plan;

import io.backwise.routine.plan.core.Dose;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What rules took from the plans of the last weeks because of pain. A plan that a patient composes anew gives none of it back.
 *
 * @param left exercises that were left out or replaced
 * @param doses those that were prescribed last, be they smaller than a plan starts with or not
 */
public record Eased(Set<String> left, Map<String, Dose> doses) {
    /** No plan was before. */
    static final Eased NONE = new Eased(Set.of(), Map.of());

    public Eased {
        left = Set.copyOf(left);
        doses = Map.copyOf(doses);
    }

    /**
     * What a person's plans came to.
     *
     * @param revisions of the plans, in the order in which they were made; what a later one prescribes again is not left out any more
     * @param since what was left out before counts no more
     */
    static Eased of(List<RevisionDoses> revisions, Instant since) {
        Set<String> left = new HashSet<>();
        Map<String, Dose> doses = new HashMap<>();
        for (RevisionDoses revision : revisions) {
            revision.items().forEach(it -> doses.put(it.exercise(), it.dose()));
            if (revision.isFollowed()) {
                revision.items().forEach(it -> left.remove(it.exercise()));
            }
            // A plan of which nothing was left pauses with what it held: that is still too much.
            revision.steps().stream()
                    .filter(it ->
                            isForPain(it) && it.tookOut() && revision.madeAt().isAfter(since))
                    .forEach(it -> left.add(it.exercise()));
        }
        return new Eased(left, doses);
    }

    /** What became unsafe by the catalogue or the profile, and comes back with it, was taken out for no session. */
    private static boolean isForPain(StepTaken step) {
        return step.session() != null && step.exercise() != null && !step.up();
    }

    /** The dose with which the exercise starts anew: in each figure the smaller one. */
    Dose dose(String exercise, Dose start) {
        Dose last = doses.get(exercise);
        return last == null
                ? start
                : new Dose(
                        smaller(start.sets(), last.sets()),
                        smaller(start.reps(), last.reps()),
                        smaller(start.holdSeconds(), last.holdSeconds()),
                        smaller(start.minutes(), last.minutes()));
    }

    private static OptionalInt smaller(OptionalInt start, OptionalInt last) {
        return start.isPresent() && last.isPresent()
                ? OptionalInt.of(Math.min(start.getAsInt(), last.getAsInt()))
                : start;
    }
}
