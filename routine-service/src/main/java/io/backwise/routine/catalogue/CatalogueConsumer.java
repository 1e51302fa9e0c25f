package io.backwise.routine.catalogue;

import io.backwise.kit.consuming.CloudEventRecord;
import io.backwise.kit.consuming.Consuming;
import io.backwise.kit.consuming.PoisonException;
import io.backwise.kit.consuming.Required;
import io.backwise.kit.json.EventJson;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads the two compacted topics of the catalogue. */
@ApplicationScoped
class CatalogueConsumer {
    private final Consuming consuming;
    private final ReplicatingCatalogue replica;
    private final EventJson json;

    CatalogueConsumer(Consuming consuming, ReplicatingCatalogue replica, EventJson json) {
        this.consuming = consuming;
        this.replica = replica;
        this.json = json;
    }

    @Incoming("exercise-changed")
    Uni<Void> exercises(ConsumerRecords<byte[], byte[]> records) {
        return consuming.batch(records, this::exercise, it -> replica.exercises(it)
                .invoke(consuming::displaced)
                .replaceWithVoid());
    }

    @Incoming("rules-changed")
    Uni<Void> rules(ConsumerRecords<byte[], byte[]> records) {
        return consuming.refusing(records, this::rules, it -> replica.rules(it)
                .invoke(taken -> consuming.displaced(taken.displaced()))
                .map(ReplicatingCatalogue.Taken::refused));
    }

    private ExerciseV1 exercise(CloudEventRecord event) {
        return switch (event.type()) {
            case "io.backwise.catalog.exercise.published.v1" -> json.read(event.data(), ExerciseV1.class);
            // Whatever its body says: what was withdrawn is never composed again.
            case "io.backwise.catalog.exercise.withdrawn.v1" ->
                json.read(event.data(), ExerciseV1.class).withdrawn();
            default -> throw new PoisonException("unknown type");
        };
    }

    private RulesV1 rules(CloudEventRecord event) {
        if (!event.type().equals(RulesV1.TYPE)) {
            throw new PoisonException("unknown type");
        }
        RulesV1 rules = json.read(event.data(), RulesV1.class);
        Required.that(ScreeningTerms.resolve(rules), "a reference does not resolve, or a name is there twice");
        return rules;
    }
}
