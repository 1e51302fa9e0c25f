package io.backwise.routine.access;

import io.backwise.kit.consuming.CloudEventRecord;
import io.backwise.kit.consuming.Consuming;
import io.backwise.kit.consuming.PoisonException;
import io.backwise.kit.json.EventJson;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads what somebody saw of a patient elsewhere. */
@ApplicationScoped
class AccessConsumer {
    private final Consuming consuming;
    private final RecordingAccesses recording;
    private final EventJson json;

    AccessConsumer(Consuming consuming, RecordingAccesses recording, EventJson json) {
        this.consuming = consuming;
        this.recording = recording;
        this.json = json;
    }

    @Incoming("patient-accessed")
    Uni<Void> accesses(ConsumerRecords<byte[], byte[]> records) {
        return consuming.batch(records, this::access, recording::record);
    }

    private PatientAccessedV1 access(CloudEventRecord event) {
        if (!event.type().equals("io.backwise.progress.patient.accessed.v1")) {
            throw new PoisonException("unknown type");
        }
        return json.read(event.data(), PatientAccessedV1.class);
    }
}
