package io.backwise.routine.adaptation;

import io.backwise.routine.adaptation.core.Bout.Done;
import io.backwise.routine.adaptation.core.Pain;
import io.backwise.routine.adaptation.core.Shift;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
 * @param items what was done; nothing that was skipped
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

    /** @param pain NPRS during this exercise, where it was noted */
    public record Item(String exercise, Done done, OptionalInt pain) {}
}
