package io.backwise.progress.ledger;

import io.backwise.kit.consuming.CloudEventRecord;
import io.backwise.kit.consuming.PoisonException;
import io.backwise.kit.consuming.Required;
import io.backwise.progress.streak.core.ScheduleFact;
import io.backwise.progress.streak.core.ScheduleFact.Completed;
import io.backwise.progress.streak.core.ScheduleFact.Resumed;
import io.backwise.progress.streak.core.ScheduleFact.Scheduled;
import io.backwise.progress.streak.core.ScheduleFact.Suspended;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan event as a fact of a patient's schedule.
 *
 * @param type of the CloudEvent
 * @param body the data as it is stored: written by this service, so that equal data is equal text
 */
record PlanEvent(UUID patientId, String ceId, ScheduleFact fact, String type, String body) {
    private static final String TYPE = "io.backwise.routine.plan.";

    /** @throws PoisonException when the type is unknown, or lacks the day that it speaks of */
    static PlanEvent of(CloudEventRecord event, PlanV1 data, String body) {
        long sequence = data.sequence();
        ScheduleFact fact =
                switch (event.type()) {
                    case TYPE + "assigned.v1", TYPE + "revised.v1" ->
                        new Scheduled(sequence, data.from(), Set.copyOf(data.weekdays()), ZoneId.of(data.zone()));
                    case TYPE + "completed.v1" -> new Completed(sequence, needed("to", data.to()));
                    case TYPE + "suspended.v1" ->
                        new Suspended(
                                sequence,
                                needed(
                                        "pause",
                                        data.pause() == null
                                                ? null
                                                : data.pause().from()));
                    case TYPE + "resumed.v1" ->
                        new Resumed(
                                sequence,
                                needed(
                                        "pause.to",
                                        data.pause() == null
                                                ? null
                                                : data.pause().to()));
                    default -> throw new PoisonException("unknown type");
                };
        return new PlanEvent(data.patientId(), event.id(), fact, event.type(), body);
    }

    private static LocalDate needed(String field, @Nullable LocalDate day) {
        Required.present(field, day);
        if (day == null) {
            throw new PoisonException("no " + field);
        }
        return day;
    }
}
