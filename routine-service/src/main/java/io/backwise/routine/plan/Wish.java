package io.backwise.routine.plan;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What may be asked of a composition beside the profile.
 *
 * @param minutesPerSession time budget instead of the profile's, 5 to 60
 * @param pin exercises that have to be in
 * @param signOff exercises with three or more cautions that the clinician takes responsibility for
 */
record Wish(@Nullable Integer minutesPerSession, List<String> pin, List<RuleOverride> overrides, List<String> signOff) {
    Wish {
        pin = List.copyOf(pin);
        overrides = List.copyOf(overrides);
        signOff = List.copyOf(signOff);
    }

    /** The rules that are overruled for an exercise. */
    Set<String> overruled(String exercise) {
        return overrides.isEmpty()
                ? Set.of()
                : overrides.stream()
                        .filter(it -> it.exercise().equals(exercise))
                        .map(RuleOverride::rule)
                        .collect(Collectors.toUnmodifiableSet());
    }
}
