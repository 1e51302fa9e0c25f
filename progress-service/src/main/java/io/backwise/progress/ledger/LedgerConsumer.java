package io.backwise.progress.ledger;

import io.backwise.kit.consuming.CloudEventRecord;
import io.backwise.kit.consuming.Consuming;
import io.backwise.kit.consuming.PoisonException;
import io.backwise.kit.consuming.Refusal;
import io.backwise.kit.json.EventJson;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads plans and sessions, in whatever order they come. */
@ApplicationScoped
class LedgerConsumer {
    static final String PLANS = "plan-changed";
    static final String SESSIONS = "session-completed";

    private final Consuming consuming;
    private final RecordingFacts recording;
    private final EventJson json;
    private final LedgerChanges changes;

    LedgerConsumer(Consuming consuming, RecordingFacts recording, EventJson json, LedgerChanges changes) {
        this.consuming = consuming;
        this.recording = recording;
        this.json = json;
        this.changes = changes;
    }

    @Incoming(PLANS)
    Uni<Void> plans(ConsumerRecords<byte[], byte[]> records) {
        return consuming.refusing(
                records, this::plan, events -> recording.plans(events).map(this::told));
    }

    @Incoming(SESSIONS)
    Uni<Void> sessions(ConsumerRecords<byte[], byte[]> records) {
        return consuming.refusing(
                records, this::session, events -> recording.sessions(events).map(this::told));
    }

    private <T> List<Refusal<T>> told(RecordingFacts.Recorded<T> recorded) {
        consuming.displaced(recorded.displaced());
        changes.happened(recorded.versions());
        return recorded.refused();
    }

    private PlanEvent plan(CloudEventRecord event) {
        PlanV1 data = json.read(event.data(), PlanV1.class);
        return PlanEvent.of(event, data, json.write(data));
    }

    private SessionEvent session(CloudEventRecord event) {
        if (!event.type().equals(SessionEvent.TYPE)) {
            throw new PoisonException("unknown type");
        }
        SessionV1 data = json.read(event.data(), SessionV1.class);
        return new SessionEvent(event.id(), data, json.write(data));
    }
}
