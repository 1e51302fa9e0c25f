package io.backwise.kit.consuming;

import org.jspecify.annotations.Nullable;

/** Checks of a record's constructor for what came over the wire. */
public final class Required {
    private Required() {}

    /** @throws PoisonException when the field is missing */
    public static void present(String field, @Nullable Object value) {
        if (value == null) {
            throw new PoisonException("no " + field);
        }
    }

    /** @throws PoisonException when the condition does not hold */
    public static void that(boolean holds, String otherwise) {
        if (!holds) {
            throw new PoisonException(otherwise);
        }
    }
}
