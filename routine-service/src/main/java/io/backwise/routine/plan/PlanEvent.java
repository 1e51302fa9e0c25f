package io.backwise.routine.plan;

import io.backwise.kit.outbox.OutboxEvent;

/** What became of a plan, as it is announced. */
record PlanEvent(String type, PlanV1 data) {

    OutboxEvent event() {
        return new OutboxEvent(
                "plan-changed", data.patientId().toString(), type, data.patientId() + "/" + data.sequence(), data);
    }
}
