package io.backwise.progress.ledger;

import io.backwise.progress.streak.core.Checkpoint;
import io.backwise.progress.streak.core.Progress;
import io.backwise.progress.streak.core.SessionFact;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * All of a ledger that a summary is made from.
 *
 * @param isErased whether the patient asked to be forgotten; the rest is empty then
 * @param from what a fold goes on from; empty to fold from the first day
 * @param since the sessions from there on
 */
public record Extract(boolean isErased, Ledger ledger, Optional<Checkpoint> from, List<SessionFact> since) {
    /** @param asOf a day that the extract was asked for, or a later one */
    public Progress progress(LocalDate asOf) {
        return Progress.of(from, ledger.schedule(), since, asOf);
    }
}
