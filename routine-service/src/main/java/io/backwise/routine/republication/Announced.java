package io.backwise.routine.republication;

import io.backwise.kit.outbox.OutboxEvent;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/** A feature that announces what becomes of patients, and can say all of it again. */
public interface Announced {

    /** Every fact of the patient that still stands, in its order, each with the id that it had; the patient is locked. */
    Uni<List<OutboxEvent>> announced(UUID patientId);
}
