package io.backwise.routine.adaptation.core;

import java.util.Collection;
import java.util.OptionalInt;

/** Whose pain it was: a session tells its worst, and of an exercise only what the person noted. Pure. */
public final class Attribution {
    private Attribution() {}

    /**
     * The pain of one exercise.
     *
     * @param isNoted whether the person noted it of this exercise
     * @param isKnown false where another exercise explains the worst of the session and nothing was noted of this one
     */
    public record Own(Pain pain, boolean isNoted, boolean isKnown) {}

    /**
     * What was noted of the exercise; without a note the worst of the session, unless another one accounts for that.
     *
     * @param own NPRS during this exercise
     * @param noted NPRS during each exercise of the session of which it was noted
     */
    public static Own of(Pain session, OptionalInt own, Collection<Integer> noted) {
        if (own.isPresent()) {
            return new Own(session.withWorst(own.getAsInt()), true, true);
        }
        boolean isExplained = noted.stream().anyMatch(it -> it >= session.worst());
        boolean isHarmless = PainResponse.colour(session, Shift.NONE) == Response.GREEN;
        return isHarmless || !isExplained
                ? new Own(session, false, true)
                : new Own(session.withWorst(Math.min(session.before(), session.worst())), false, false);
    }
}
