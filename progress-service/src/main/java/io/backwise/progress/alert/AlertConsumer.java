package io.backwise.progress.alert;

import io.backwise.kit.consuming.CloudEventRecord;
import io.backwise.kit.consuming.Consuming;
import io.backwise.kit.consuming.PoisonException;
import io.backwise.kit.json.EventJson;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads what calls for a clinician. */
@ApplicationScoped
class AlertConsumer {
    private static final Set<String> TYPES =
            Set.of("io.backwise.routine.alert.raised.v1", "io.backwise.routine.alert.acknowledged.v1");

    private final Consuming consuming;
    private final FollowingAlerts following;
    private final EventJson json;

    AlertConsumer(Consuming consuming, FollowingAlerts following, EventJson json) {
        this.consuming = consuming;
        this.following = following;
        this.json = json;
    }

    @Incoming("care-alert")
    Uni<Void> alerts(ConsumerRecords<byte[], byte[]> records) {
        return consuming.batch(records, this::alert, following::alerts);
    }

    private CareAlertV1 alert(CloudEventRecord event) {
        if (!TYPES.contains(event.type())) {
            throw new PoisonException("unknown type");
        }
        return json.read(event.data(), CareAlertV1.class);
    }
}
