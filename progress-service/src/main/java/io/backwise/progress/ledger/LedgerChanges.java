package io.backwise.progress.ledger;

import java.util.Map;
import java.util.UUID;

/** Who wants to know that facts were entered by this process; a hint, since another replica may enter them too. */
public interface LedgerChanges {
    /** The transaction of a batch has committed; these are the new versions of the ledgers that it changed. */
    void happened(Map<UUID, Long> versions);
}
