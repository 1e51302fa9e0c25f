package io.backwise.routine.catalogue;

import io.backwise.kit.consuming.PoisonException;
import org.jspecify.annotations.Nullable;

/** Checks of a record's constructor for what came over the wire. */
final class Required {
    private Required() {}

    static void present(String field, @Nullable Object value) {
        if (value == null) {
            throw new PoisonException("no " + field);
        }
    }
}
