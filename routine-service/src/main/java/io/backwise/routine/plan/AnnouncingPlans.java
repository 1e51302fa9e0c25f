package io.backwise.routine.plan;

import io.backwise.kit.outbox.Outbox;
import io.backwise.kit.outbox.OutboxEvent;
import io.backwise.routine.profile.PatientStore;
import io.backwise.routine.republication.Announced;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Tells what became of plans, and keeps what it told. */
@ApplicationScoped
@Priority(2)
class AnnouncingPlans implements Announced {
    private final PatientStore patients;
    private final PlanEventStore events;
    private final Outbox outbox;

    AnnouncingPlans(PatientStore patients, PlanEventStore events, Outbox outbox) {
        this.patients = patients;
        this.events = events;
        this.outbox = outbox;
    }

    /** Announces in the transaction of the change; the patient is locked. */
    Uni<Void> announce(Plan plan, PlanNews news) {
        return patients.nextPlanSequence(plan.patientId())
                .map(sequence -> news.of(plan, sequence))
                .chain(event -> events.put(event).chain(() -> outbox.append(event.event())));
    }

    @Override
    public Uni<List<OutboxEvent>> announced(UUID patientId) {
        return events.all(patientId)
                .map(all -> all.stream().map(PlanEvent::event).toList());
    }
}
