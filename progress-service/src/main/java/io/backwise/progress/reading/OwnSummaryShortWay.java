package io.backwise.progress.reading;

import io.backwise.kit.shortway.OwnReads;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The patient's own summary, which an app shows whenever it is opened. {@link ProgressResource} is the long way to it. */
@ApplicationScoped
class OwnSummaryShortWay {
    private final OwnReads reads;
    private final ReadingOwnSummary reading;

    OwnSummaryShortWay(OwnReads reads, ReadingOwnSummary reading) {
        this.reads = reads;
        this.reading = reading;
    }

    void register(@Observes Router router) {
        reads.serve(router, "/api/progress/patients/{patientId}", reading::read);
    }
}
