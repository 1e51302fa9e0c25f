package io.backwise.routine.adaptation.core;

import io.backwise.routine.plan.core.Dose;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * One exercise as it was done in one session.
 *
 * @param day the local day that the session belongs to
 * @param prescribed the dose that it was measured against
 * @param isTried whether it was done, or left out of a session whose pain nothing else explains; what was not earns nothing, and
 *     is spared nothing
 * @param isInGreenSession whether the whole session was green
 * @param isNoted whether the person noted the pain of this exercise, and not only of the session
 * @param isKnown whether its pain was told; where another exercise explains the pain of the session, nothing is known of this
 * @param effort of the whole session, Borg CR10
 * @param pain with the worst of this exercise
 * @param shift {@link Shift#PERIPHERALISED} only where the exercise can have been the cause
 */
public record Bout(
        UUID session,
        Instant at,
        LocalDate day,
        Dose prescribed,
        Done done,
        int effort,
        boolean isTried,
        boolean isInGreenSession,
        boolean isNoted,
        boolean isKnown,
        Pain pain,
        Shift shift) {
    private static final int TWO_MORE = 2;

    /**
     * What was done; zero where nothing was.
     *
     * @param holdSeconds the prescribed hold when empty
     */
    public record Done(int sets, int reps, OptionalInt holdSeconds, int minutes) {
        public static final Done NOTHING = new Done(0, 0, OptionalInt.empty(), 0);

        public boolean isSomething() {
            return minutes > 0 || sets * reps > 0;
        }
    }

    Response response() {
        return PainResponse.colour(pain, shift);
    }

    /** Too much by what the person noted of this very exercise, whatever the morning brought. */
    boolean isRedByItself() {
        return isNoted && PainResponse.colour(pain.withoutMorning(), shift) == Response.RED;
    }

    /** Green, as the whole session was, and known to have settled: without the morning after it is not known (rules PR09 and PR12). */
    boolean isSettledGreen() {
        return isInGreenSession && isKnown && pain.nextMorning().isPresent() && response() == Response.GREEN;
    }

    /** All that was prescribed was done; a hold that was not told was as prescribed. */
    boolean isMet() {
        if (prescribed.minutes().isPresent()) {
            return done.minutes() >= prescribed.minutes().getAsInt();
        }
        return done.sets() >= prescribed.sets().orElse(1)
                && done.reps() >= prescribed.reps().orElse(1)
                && done.holdSeconds().orElse(Integer.MAX_VALUE)
                        >= prescribed.holdSeconds().orElse(0);
    }

    /** The prescribed hold was told to have been held; what was not told earns nothing. */
    boolean isHeld() {
        return prescribed.holdSeconds().isEmpty()
                || done.holdSeconds().orElse(0) >= prescribed.holdSeconds().getAsInt();
    }

    /** Two repetitions more than prescribed, in every set. */
    boolean isExceeded() {
        return isMet() && done.reps() >= prescribed.reps().orElse(1) + TWO_MORE;
    }
}
