package io.backwise.kit.consuming;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.vertx.mutiny.core.Vertx;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.RetriableCommitFailedException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a broker whose answers the test gives: a rebalance that refuses a commit cannot be called up on a real one. */
class PersistentCommitTest {
    private static final String TOPIC = "session-completed";

    private final Vertx vertx = Vertx.vertx();
    private final Broker broker = new Broker();
    private PersistentCommit commit;

    /** What is asked of the broker, and what it is to answer. */
    private static final class Broker {
        final BlockingQueue<Map<Integer, Long>> asked = new LinkedBlockingQueue<>();
        final BlockingQueue<Boolean> answers = new LinkedBlockingQueue<>();

        KafkaConsumer<?, ?> consumer() {
            return (KafkaConsumer<?, ?>) Proxy.newProxyInstance(
                    KafkaConsumer.class.getClassLoader(),
                    new Class<?>[] {KafkaConsumer.class},
                    (proxy, method, args) -> {
                        assertThat(method.getName()).isEqualTo("commitAsync");
                        return commit((Map<?, ?>) args[0]);
                    });
        }

        private Uni<Void> commit(Map<?, ?> offsets) {
            asked.add(offsets.entrySet().stream()
                    .collect(Collectors.toMap(
                            it -> ((TopicPartition) it.getKey()).partition(),
                            it -> ((OffsetAndMetadata) it.getValue()).offset())));
            return Uni.createFrom()
                    .completionStage(() -> CompletableFuture.supplyAsync(() -> {
                        try {
                            if (!answers.take()) {
                                throw new RetriableCommitFailedException("the group is rebalancing");
                            }
                            return null;
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    }));
        }

        void confirms() {
            answers.add(true);
        }

        void refuses() {
            answers.add(false);
        }

        Map<Integer, Long> isAsked() throws InterruptedException {
            Map<Integer, Long> next = asked.poll(10, TimeUnit.SECONDS);
            assertThat(next).as("the broker is asked").isNotNull();
            return next;
        }

        void isAskedNoMore() throws InterruptedException {
            assertThat(asked.poll(1_200, TimeUnit.MILLISECONDS))
                    .as("asked without need")
                    .isNull();
        }
    }

    @BeforeEach
    void begin() {
        KafkaCommitHandler handler = new PersistentCommit.Factory().create(null, vertx, broker.consumer(), null);
        commit = (PersistentCommit) handler;
        commit.capture(vertx.getOrCreateContext());
        commit.partitionsAssigned(List.of(new TopicPartition(TOPIC, 0), new TopicPartition(TOPIC, 1)));
    }

    @AfterEach
    void end() {
        vertx.closeAndAwait();
    }

    @Test
    void whatWasRefusedIsAskedAgainWithWhatCameMeanwhileUntilItIsConfirmed() throws Exception {
        applied(0, 6);
        assertThat(broker.isAsked()).isEqualTo(Map.of(0, 7L));
        applied(1, 3);
        applied(0, 9);
        broker.refuses();
        assertThat(broker.isAsked()).isEqualTo(Map.of(0, 10L, 1, 4L));
        broker.refuses();
        assertThat(broker.isAsked()).isEqualTo(Map.of(0, 10L, 1, 4L));
        broker.confirms();
        broker.isAskedNoMore();
    }

    @Test
    void whatComesWhileTheBrokerIsAskedIsCommittedNext() throws Exception {
        applied(0, 6);
        assertThat(broker.isAsked()).isEqualTo(Map.of(0, 7L));
        applied(0, 7);
        applied(0, 8);
        broker.confirms();
        assertThat(broker.isAsked()).isEqualTo(Map.of(0, 9L));
        broker.confirms();
        broker.isAskedNoMore();
    }

    @Test
    void aPartitionThatWasTakenAwayIsLeftToItsNewReader() throws Exception {
        applied(0, 6);
        applied(1, 3);
        broker.isAsked();
        commit.partitionsRevoked(List.of(new TopicPartition(TOPIC, 0)));
        settled();
        broker.refuses();
        assertThat(broker.isAsked()).isEqualTo(Map.of(1, 4L));
        broker.confirms();
        broker.isAskedNoMore();
    }

    @Test
    void whatIsAppliedAfterItsPartitionWasTakenAwayDoesNotTakeTheNewReaderBack() throws Exception {
        commit.partitionsRevoked(List.of(new TopicPartition(TOPIC, 0)));
        settled();
        applied(0, 100);
        broker.isAskedNoMore();
        commit.partitionsAssigned(List.of(new TopicPartition(TOPIC, 0)));
        settled();
        applied(0, 150);
        assertThat(broker.isAsked()).isEqualTo(Map.of(0, 151L));
        broker.confirms();
    }

    @Test
    void whatWasAtWorkWhenItsPartitionLeftAndCameBackDoesNotTakeItBack() throws Exception {
        var slow = received(0, 199);
        commit.partitionsRevoked(List.of(new TopicPartition(TOPIC, 0)));
        // Somebody else has committed 300 meanwhile.
        commit.partitionsAssigned(List.of(new TopicPartition(TOPIC, 0)));
        applied(slow);
        broker.isAskedNoMore();
        var next = received(0, 300);
        applied(slow);
        broker.isAskedNoMore();
        applied(next);
        assertThat(broker.isAsked()).isEqualTo(Map.of(0, 301L));
        broker.confirms();
    }

    private void applied(int partition, long offset) {
        applied(received(partition, offset));
    }

    private IncomingKafkaRecord<byte[], byte[]> received(int partition, long offset) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(TOPIC, partition, offset, new byte[0], new byte[0]);
        return commit.received(new IncomingKafkaRecord<>(record, TOPIC, 0, commit, null, false, false))
                .await()
                .atMost(Duration.ofSeconds(5));
    }

    private void applied(IncomingKafkaRecord<byte[], byte[]> record) {
        commit.handle(record).await().atMost(Duration.ofSeconds(5));
        settled();
    }

    /** What was told before has been taken in, on the context on which it is. */
    private void settled() {
        commit.runOnContextAndAwait(() -> true);
    }
}
