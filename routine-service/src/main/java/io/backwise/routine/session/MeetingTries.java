package io.backwise.routine.session;

import io.backwise.kit.identity.Caller;
import io.backwise.kit.json.Digest;
import io.backwise.kit.json.EventJson;
import io.backwise.kit.order.SingleFlight;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Tries of one report that meet are one: a crowd of impatient phones costs what one costs, and none of them waits for the lock
 * that another holds.
 */
@ApplicationScoped
class MeetingTries {
    /** At 500 tries a second some seconds' worth, and a few tens of megabytes. */
    private static final int MOST_MEETING = 2_000;

    private final ReportingSession reporting;
    private final EventJson json;
    private final SingleFlight<Try, Reported> tries = new SingleFlight<>(MOST_MEETING);

    MeetingTries(ReportingSession reporting, EventJson json) {
        this.reporting = reporting;
        this.json = json;
    }

    /** Who sends what; another body under the same id is another try. */
    private record Try(Caller caller, UUID patientId, UUID sessionId, String digest) {}

    Uni<Reported> report(Caller caller, UUID patientId, UUID sessionId, ReportRequest report) {
        String digest = Digest.of(json.write(report));
        return tries.join(
                        new Try(caller, patientId, sessionId, digest),
                        () -> reporting.report(caller, patientId, sessionId, report, digest))
                .map(it -> it.joined() ? again(it.value()) : it.value());
    }

    private static Reported again(Reported reported) {
        return reported instanceof Reported.First first ? new Reported.Replay(first.answer()) : reported;
    }
}
