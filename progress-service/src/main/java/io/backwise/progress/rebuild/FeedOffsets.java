package io.backwise.progress.rebuild;

import io.backwise.kit.order.OwnContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** How far the topics go that the model is made from, and how far this service has consumed them, over all replicas. */
@ApplicationScoped
class FeedOffsets {
    private static final List<String> TOPICS =
            List.of("plan-changed", "session-completed", "care-team-changed", "care-alert", "patient-erased");
    private static final String GROUP = "progress-service";

    private final Map<String, Object> settings;

    FeedOffsets(@ConfigProperty(name = "kafka.bootstrap.servers") String brokers) {
        settings = Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, brokers,
                CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
    }

    /** The offset after the last event of each partition now, by {@code topic-partition}. */
    Uni<Map<String, Long>> ends() {
        return onCallersThread(() -> Uni.createFrom()
                .item(() -> LastEvents.of(settings, TOPICS))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()));
    }

    /** The next offset that is to be consumed, by {@code topic-partition}; nothing of a partition without any. */
    Uni<Map<String, Long>> consumed() {
        return onCallersThread(() -> {
            Admin client = Admin.create(settings);
            return Uni.createFrom()
                    .completionStage(client.listConsumerGroupOffsets(GROUP)
                            .partitionsToOffsetAndMetadata()
                            .toCompletionStage())
                    .onTermination()
                    .invoke(() -> client.close(Duration.ZERO))
                    .map(FeedOffsets::named);
        });
    }

    /** Kafka's clients answer on threads of their own; a transaction needs the one of the request. */
    private static <T> Uni<T> onCallersThread(Supplier<Uni<T>> question) {
        return Uni.createFrom().deferred(() -> question.get().emitOn(OwnContext.executor()));
    }

    private static Map<String, Long> named(Map<TopicPartition, @Nullable OffsetAndMetadata> offsets) {
        Map<String, Long> consumed = new TreeMap<>();
        offsets.forEach((part, offset) -> {
            if (offset != null) {
                consumed.put(part.toString(), offset.offset());
            }
        });
        return consumed;
    }
}
