package io.backwise.routine.export;

import io.backwise.kit.identity.Caller;
import io.backwise.kit.order.InOrder;
import io.backwise.routine.access.Gate;
import io.backwise.routine.held.AsText;
import io.backwise.routine.held.Held;
import io.backwise.routine.plan.SessionPreview;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Gathers everything that is held on a patient. */
@ApplicationScoped
class ExportingPatient {
    private static final String FORMAT = "backwise-export/1";

    private final Gate gate;
    private final List<Held> features;
    private final AsText asText;
    private final FewAtOnce fewAtOnce = new FewAtOnce();

    ExportingPatient(Gate gate, @All List<Held> features, AsText asText) {
        this.gate = gate;
        this.asText = asText;
        this.features = List.copyOf(features);
    }

    @WithTransaction
    Uni<Export> export(Caller caller, UUID patientId) {
        Map<String, List<?>> held = new TreeMap<>();
        return gate.enter(caller, patientId, "export")
                .chain(() -> fewAtOnce.make(
                        caller.id(),
                        () -> InOrder.each(features, it -> asText.of(it.of(patientId))
                                .invoke(section -> held.put(it.section(), section)))))
                .map(done -> new Export(
                        FORMAT,
                        patientId,
                        Instant.now().truncatedTo(ChronoUnit.MICROS),
                        held,
                        SessionPreview.DISCLAIMER));
    }
}
