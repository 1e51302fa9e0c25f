package io.backwise.routine.plan;

import io.backwise.routine.held.Held;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What progress was told of plans. */
@ApplicationScoped
class HeldPlanEvents implements Held {
    private final PlanEventStore events;

    HeldPlanEvents(PlanEventStore events) {
        this.events = events;
    }

    /** An event; of a pause its first day, and the first day after it. */
    record Item(
            String type,
            long sequence,
            UUID planId,
            int revision,
            PlanStatus status,
            LocalDate from,
            @Nullable LocalDate to,
            List<DayOfWeek> weekdays,
            String zone,
            List<String> exercises,
            @Nullable LocalDate pauseFrom,
            @Nullable LocalDate pauseTo,
            @Nullable String reason) {
        static Item of(PlanEvent event) {
            PlanV1 it = event.data();
            return new Item(
                    event.type(),
                    it.sequence(),
                    it.planId(),
                    it.revision(),
                    it.status(),
                    it.from(),
                    it.to(),
                    it.weekdays(),
                    it.zone(),
                    it.exercises(),
                    it.pause() == null ? null : it.pause().from(),
                    it.pause() == null ? null : it.pause().to(),
                    it.reason());
        }
    }

    @Override
    public String section() {
        return "planEvents";
    }

    @Override
    public Set<String> tables() {
        return Set.of("plan_event");
    }

    @Override
    public Multi<List<Item>> of(UUID patientId) {
        return events.all(patientId)
                .map(all -> all.stream().map(Item::of).toList())
                .toMulti();
    }
}
