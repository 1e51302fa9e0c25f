package io.backwise.kit.consuming;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Puts a poisoned record aside as it came, with its cause, so that it holds up nobody. */
@ApplicationScoped
class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final KafkaProducer<byte[], byte[]> producer;
    private final MeterRegistry metrics;

    DeadLetters(@ConfigProperty(name = "kafka.bootstrap.servers") String brokers, MeterRegistry metrics) {
        this.metrics = metrics;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        brokers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        8 << 20,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        5_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Completes when the broker has acknowledged the dead letter. */
    Uni<Void> put(ConsumerRecord<byte[], byte[]> record, String cause) {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(record.topic() + "-dead-letter", null, record.key(), record.value());
        record.headers().forEach(letter.headers()::add);
        add(letter, "dead-letter-cause", cause);
        add(letter, "dead-letter-topic", record.topic());
        add(letter, "dead-letter-partition", Integer.toString(record.partition()));
        add(letter, "dead-letter-offset", Long.toString(record.offset()));
        return Uni.createFrom()
                .<Void>emitter(done -> producer.send(letter, (metadata, failure) -> {
                    if (failure == null) {
                        done.complete(null);
                    } else {
                        done.fail(failure);
                    }
                }))
                .invoke(() -> {
                    metrics.counter("backwise.dead.letters", "topic", record.topic())
                            .increment();
                    LOG.errorf(
                            "dead letter: %s partition %d offset %d: %s",
                            record.topic(), record.partition(), record.offset(), cause);
                });
    }

    private static void add(ProducerRecord<byte[], byte[]> letter, String name, String value) {
        letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    void stop(@Observes ShutdownEvent event) {
        producer.close(Duration.ofSeconds(2));
    }
}
