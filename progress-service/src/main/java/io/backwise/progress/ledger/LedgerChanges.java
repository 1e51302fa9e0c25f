package io.backwise.progress.ledger;

/** Who wants to know that facts were entered by this process; a hint, since another replica may enter them too. */
public interface LedgerChanges {
    /** The transaction of a batch has committed. */
    void happened();
}
