package io.backwise.screening;

import java.util.Locale;
import java.util.Optional;

/** Constants as content and answers write them: lower case, words joined by hyphens. */
final class Slug {
    private Slug() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of this slug; empty for an unknown one. */
    static <E extends Enum<E>> Optional<E> find(E[] constants, String slug) {
        for (E constant : constants) {
            if (of(constant).equals(slug)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
