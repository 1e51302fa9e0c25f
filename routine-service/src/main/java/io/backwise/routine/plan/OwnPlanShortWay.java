package io.backwise.routine.plan;

import io.backwise.kit.shortway.OwnReads;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The patient's own plan, which an app shows whenever it is opened. {@link PatientPlanResource} is the long way to it. */
@ApplicationScoped
class OwnPlanShortWay {
    private final OwnReads reads;
    private final ReadingPlan reading;

    OwnPlanShortWay(OwnReads reads, ReadingPlan reading) {
        this.reads = reads;
        this.reading = reading;
    }

    void register(@Observes Router router) {
        reads.serve(router, "/api/routine/patients/{patientId}/plans/current", patientId -> reading.own(patientId)
                .map(plan -> plan.map(Buffer::buffer)));
    }
}
