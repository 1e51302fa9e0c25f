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
     * What was noted of the exercise; without a note the worst of the session, unless another one accounts for that. Where all
     * was noted and none of it accounts for the worst, that is the pain of what hurt most.
     *
     * @param own NPRS during this exercise
     * @param all NPRS during each exercise of the session that may have hurt, this one included; empty where it was not noted
     */
    public static Own of(Pain session, OptionalInt own, Collection<OptionalInt> all) {
        int most = all.stream().flatMapToInt(OptionalInt::stream).max().orElse(-1);
        boolean isHarmless = PainResponse.colour(session, Shift.NONE) == Response.GREEN;
        boolean isOpen = !isHarmless && most < session.worst();
        if (own.isPresent()) {
            boolean isToBlame = isOpen && own.getAsInt() == most && all.stream().allMatch(OptionalInt::isPresent);
            Pain noted = session.withWorst(own.getAsInt());
            // A note that is too much by itself stays what it is, also where the session tells of a little more.
            boolean isRed = PainResponse.colour(noted.withoutMorning(), Shift.NONE) == Response.RED;
            return isToBlame && !isRed ? new Own(session, false, true) : new Own(noted, true, true);
        }
        return isHarmless || isOpen
                ? new Own(session, false, true)
                : new Own(session.withWorst(Math.min(session.before(), session.worst())), false, false);
    }
}
