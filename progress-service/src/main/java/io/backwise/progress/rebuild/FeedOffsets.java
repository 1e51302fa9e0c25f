package io.backwise.progress.rebuild;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How far the topics go that the model is made from, and how far this service has consumed them, over all replicas. */
@ApplicationScoped
class FeedOffsets {
    private static final List<String> TOPICS =
            List.of("plan-changed", "session-completed", "care-team-changed", "patient-erased");
    private static final String GROUP = "progress-service";

    private final Supplier<Admin> admin;

    FeedOffsets(@ConfigProperty(name = "kafka.bootstrap.servers") String brokers) {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        admin = () -> Admin.create(settings);
    }

    /** The end of each partition now, by {@code topic-partition}. */
    Uni<Map<String, Long>> ends() {
        return asked(it -> it.describeTopics(TOPICS)
                .allTopicNames()
                .toCompletionStage()
                .thenCompose(topics -> it.listOffsets(partitions(topics.values()).stream()
                                .collect(Collectors.toMap(part -> part, part -> OffsetSpec.latest())))
                        .all()
                        .toCompletionStage())
                .thenApply(FeedOffsets::named));
    }

    /** The next offset that is to be consumed, by {@code topic-partition}; nothing of a partition without any. */
    Uni<Map<String, Long>> consumed() {
        return asked(it -> it.listConsumerGroupOffsets(GROUP)
                .partitionsToOffsetAndMetadata()
                .toCompletionStage()
                .thenApply(offsets -> {
                    Map<String, Long> consumed = new TreeMap<>();
                    offsets.forEach((part, offset) -> {
                        if (offset != null) {
                            consumed.put(part.toString(), offset.offset());
                        }
                    });
                    return consumed;
                }));
    }

    private <T> Uni<T> asked(Function<Admin, CompletionStage<T>> question) {
        return Uni.createFrom().deferred(() -> {
            Admin client = admin.get();
            // The client answers on a thread of its own; a transaction needs the one of the request.
            Context context = Vertx.currentContext();
            return Uni.createFrom()
                    .completionStage(question.apply(client))
                    .onTermination()
                    .invoke(() -> client.close(Duration.ZERO))
                    .emitOn(work -> context.runOnContext(ignored -> work.run()));
        });
    }

    private static List<TopicPartition> partitions(Collection<TopicDescription> topics) {
        return topics.stream()
                .flatMap(topic ->
                        topic.partitions().stream().map(it -> new TopicPartition(topic.name(), it.partition())))
                .toList();
    }

    private static Map<String, Long> named(Map<TopicPartition, ListOffsetsResultInfo> offsets) {
        Map<String, Long> ends = new TreeMap<>();
        offsets.forEach((part, it) -> ends.put(part.toString(), it.offset()));
        return ends;
    }
}
