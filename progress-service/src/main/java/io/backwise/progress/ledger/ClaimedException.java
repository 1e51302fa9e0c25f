package io.backwise.progress.ledger;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * A session stands as another patient's, which only a defect upstream can make: that patient's ledger may lose it, so the transaction
 * begins again and locks them too, in the order in which all are locked.
 */
final class ClaimedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Set<UUID> patients;

    private ClaimedException(Set<UUID> patients) {
        super("a session stands as another patient's", null, false, false);
        this.patients = patients;
    }

    /** @throws ClaimedException when one of these patients is not locked */
    static void unlessAllOf(Set<UUID> locked, Set<UUID> patients) {
        Set<UUID> others = new HashSet<>(patients);
        others.removeAll(locked);
        if (!others.isEmpty()) {
            throw new ClaimedException(others);
        }
    }

    Set<UUID> patients() {
        return patients;
    }
}
