package io.backwise.routine.adaptation.core;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that the rules look at after a session, or on the morning after it.
 *
 * @param now when it was told
 * @param session the one that was told
 * @param others the patient's other sessions of four weeks, in any order
 * @param parts the plan as it stands, in the order of play
 * @param eased exercises that this session has taken a step down before: one red is one step, once a report
 * @param lastStepUp of the whole plan
 * @param noMore why the plan may not ask for more now, whatever was done; empty when it may
 * @param isNerveAtRisk whether sciatica, a stenosis or a disc herniation is on record
 * @param secondsLeft of the patient's time
 * @param anotherDay on which the patient has time, and on which every exercise of the plan may be done too
 */
public record Situation(
        Instant now,
        Answered session,
        List<Answered> others,
        List<Part> parts,
        Set<String> eased,
        Optional<Instant> lastStepUp,
        Optional<String> noMore,
        boolean isNerveAtRisk,
        int secondsLeft,
        Optional<DayOfWeek> anotherDay) {
    public Situation {
        others = List.copyOf(others);
        parts = List.copyOf(parts);
        eased = Set.copyOf(eased);
    }

    Stream<Answered> all() {
        return Stream.concat(Stream.of(session), others.stream());
    }
}
