package io.backwise.kit.consuming;

import java.util.Collection;
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

    /**
     * Looks into a list or the values of a map, which may be absent themselves.
     *
     * @throws PoisonException when an element is missing
     */
    public static void each(String field, @Nullable Collection<? extends @Nullable Object> elements) {
        if (elements != null) {
            for (Object element : elements) {
                that(element != null, "an element of " + field + " is missing");
            }
        }
    }

    /** @throws PoisonException when the condition does not hold */
    public static void that(boolean holds, String otherwise) {
        if (!holds) {
            throw new PoisonException(otherwise);
        }
    }
}
