package io.backwise.routine.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a preview may ask beside the profile; all of it optional. */
public record PreviewRequest(
        @Nullable Integer minutesPerSession,
        @Nullable List<String> pin,
        @Nullable List<RuleOverride> overrides,
        @Nullable List<String> signOff) {
    Wish wish() {
        return new Wish(minutesPerSession, or(pin), or(overrides), or(signOff));
    }

    static <T> List<T> or(@Nullable List<T> given) {
        return given == null ? List.of() : given;
    }
}
