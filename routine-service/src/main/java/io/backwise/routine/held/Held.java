package io.backwise.routine.held;

import io.smallrye.mutiny.Multi;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A feature that holds something of patients, and can show all of it. */
public interface Held {
    /** The name of its part of an export. */
    String section();

    /** The tables that it is read from; a test looks for tables that hold something and are nobody's. */
    Set<String> tables();

    /** Everything, page by page, in the order in which it came to be; nothing of a patient of whom nothing is held. */
    Multi<? extends List<?>> of(UUID patientId);
}
