package io.backwise.routine.adaptation;

import io.backwise.routine.adaptation.core.Attribution;
import io.backwise.routine.adaptation.core.Bout.Done;
import io.backwise.routine.adaptation.core.Pain;
import io.backwise.routine.adaptation.core.PainResponse;
import io.backwise.routine.adaptation.core.Response;
import io.backwise.routine.adaptation.core.Shift;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * A reported session as the rules look at it.
 *
 * @param revision of the plan that it is measured against
 * @param day the local day that it belongs to
 * @param isRested whether nothing was done because of pain
 * @param isFlagged whether a warning sign was told with it: whatever its pain, it earns nothing
 * @param effort Borg CR10
 * @param items what was told of each exercise; nothing when nothing was done
 */
public record PlayedSession(
        UUID id,
        UUID planId,
        int revision,
        Instant at,
        LocalDate day,
        Pain pain,
        Shift shift,
        boolean isRested,
        boolean isFlagged,
        int effort,
        List<Item> items) {
    public PlayedSession {
        items = List.copyOf(items);
    }

    /**
     * What was told of an exercise.
     *
     * @param pain NPRS during this exercise, where it was noted
     * @param isSkipped whether it was left out or stopped, whatever the reason: that is told in the patient's own words
     */
    public record Item(String exercise, Done done, OptionalInt pain, boolean isSkipped) {
        /** What was stopped or left out because it hurt was tried. */
        public boolean isTried() {
            return pain.isPresent() || !isSkipped && done.isSomething();
        }
    }

    /**
     * Whose pain it was; empty for an exercise that was not done. What was left out of a session that nothing else explains, and
     * that was too much, may be what hurt.
     */
    public Optional<Attribution.Own> own(Item item) {
        List<OptionalInt> suspects = items.stream()
                .filter(it -> it.isTried() || it.isSkipped())
                .map(Item::pain)
                .toList();
        Attribution.Own own = Attribution.of(pain, item.pain(), suspects);
        boolean isSuspect = item.isSkipped()
                && own.isKnown()
                && PainResponse.colour(pain.withoutMorning(), Shift.NONE) == Response.RED;
        return item.isTried() || isSuspect ? Optional.of(own) : Optional.empty();
    }
}
