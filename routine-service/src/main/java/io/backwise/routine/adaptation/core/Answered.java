package io.backwise.routine.adaptation.core;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A session and how the back answered to it.
 *
 * @param day the local day that it belongs to
 * @param response by the rules on the whole session, red flags left out
 * @param evening what it was before the morning after was told; empty until that is told
 * @param isRested whether nothing was done because of pain: no red session, and no green one
 * @param painBefore NPRS at its start
 * @param hasSpread whether symptoms spread down the leg
 * @param spread the spinal directions of what was done when symptoms spread down the leg; empty when they did not
 * @param hasReactedByMorning whether the morning after makes it red (rule PR07R)
 */
public record Answered(
        UUID id,
        Instant at,
        LocalDate day,
        Response response,
        Optional<Response> evening,
        boolean isRested,
        int painBefore,
        boolean hasSpread,
        Set<String> spread,
        boolean hasReactedByMorning) {
    public Answered {
        spread = Set.copyOf(spread);
    }

    /** Whether it was this already when it was reported, so that whoever had to hear of it has. */
    boolean wasAlready(Response colour) {
        return evening.filter(it -> it == colour).isPresent();
    }
}
