package io.backwise.progress.erasure;

import io.backwise.kit.consuming.CloudEventRecord;
import io.backwise.kit.consuming.Consuming;
import io.backwise.kit.consuming.PoisonException;
import io.backwise.kit.json.EventJson;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads who is to be forgotten. */
@ApplicationScoped
class ErasureConsumer {
    private final Consuming consuming;
    private final ForgettingPatients forgetting;
    private final EventJson json;

    ErasureConsumer(Consuming consuming, ForgettingPatients forgetting, EventJson json) {
        this.consuming = consuming;
        this.forgetting = forgetting;
        this.json = json;
    }

    @Incoming("patient-erased")
    Uni<Void> erased(ConsumerRecords<byte[], byte[]> records) {
        return consuming.batch(records, this::erasure, forgetting::forget);
    }

    private PatientErasedV1 erasure(CloudEventRecord event) {
        if (!event.type().equals("io.backwise.routine.patient.erased.v1")) {
            throw new PoisonException("unknown type");
        }
        return json.read(event.data(), PatientErasedV1.class);
    }
}
