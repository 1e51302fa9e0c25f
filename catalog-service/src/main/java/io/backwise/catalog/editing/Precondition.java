package io.backwise.catalog.editing;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** On which state a change rests: the one that the editor has seen, or none (RFC 9110, section 13). */
sealed interface Precondition {
    /** {@code If-None-Match: *}: there is none yet. */
    record New() implements Precondition {}

    /** {@code If-Match}: one of these entity tags, {@code *} for any. */
    record Seen(String tags) implements Precondition {
        boolean isAny() {
            return tags.strip().equals("*");
        }
    }

    /** Empty when the request has neither. */
    static Optional<Precondition> of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (ifMatch != null) {
            return Optional.of(new Seen(ifMatch));
        }
        return ifNoneMatch != null && ifNoneMatch.strip().equals("*") ? Optional.of(new New()) : Optional.empty();
    }

    /** @param tag of what is published; empty when nothing is */
    default boolean holds(Optional<String> tag) {
        return switch (this) {
            case New it -> tag.isEmpty();
            case Seen it ->
                tag.isPresent()
                        && Arrays.stream(it.tags().split(",", -1))
                                .map(String::strip)
                                .anyMatch(one -> one.equals("*") || one.equals('"' + tag.get() + '"'));
        };
    }
}
