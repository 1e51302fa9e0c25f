package io.backwise.progress.ledger;

import io.backwise.kit.consuming.Refusal;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Enters facts into the ledger, each once; a batch is one transaction. */
@ApplicationScoped
class RecordingFacts {
    private static final String CONTRADICTS = "contradicts an event with the same natural key";

    private final PatientStore patients;
    private final LedgerStore ledger;

    RecordingFacts(PatientStore patients, LedgerStore ledger) {
        this.patients = patients;
        this.ledger = ledger;
    }

    @WithTransaction
    Uni<List<Refusal<PlanEvent>>> plans(List<PlanEvent> events) {
        return record(events, PlanEvent::patientId, ledger::put);
    }

    @WithTransaction
    Uni<List<Refusal<SessionEvent>>> sessions(List<SessionEvent> events) {
        return record(events, it -> it.data().patientId(), ledger::put);
    }

    private <T> Uni<List<Refusal<T>>> record(
            List<T> events, Function<T, UUID> patient, Function<T, Uni<LedgerStore.Entry>> put) {
        Set<UUID> all = events.stream().map(patient).collect(Collectors.toCollection(TreeSet::new));
        Set<UUID> changed = new TreeSet<>();
        List<Refusal<T>> refused = new ArrayList<>();
        Uni<Void> chain = patients.lock(all);
        for (T event : events) {
            chain = chain.chain(() -> put.apply(event))
                    .invoke(entry -> {
                        switch (entry) {
                            case ENTERED -> changed.add(patient.apply(event));
                            case KNOWN -> {}
                            case CONTRADICTS -> refused.add(new Refusal<>(event, CONTRADICTS));
                        }
                    })
                    .replaceWithVoid();
        }
        return chain.chain(() -> patients.changed(changed)).replaceWith(refused);
    }
}
