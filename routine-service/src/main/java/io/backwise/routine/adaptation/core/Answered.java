package io.backwise.routine.adaptation.core;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * A session and how the back answered to it.
 *
 * @param day the local day that it belongs to
 * @param response by the rules on the whole session, red flags left out
 * @param painBefore NPRS at its start
 * @param hasSpread whether symptoms spread down the leg
 * @param spread the spinal directions of what was done when symptoms spread down the leg; empty when they did not
 */
public record Answered(
        UUID id, Instant at, LocalDate day, Response response, int painBefore, boolean hasSpread, Set<String> spread) {
    public Answered {
        spread = Set.copyOf(spread);
    }
}
