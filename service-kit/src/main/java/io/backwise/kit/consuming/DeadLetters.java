package io.backwise.kit.consuming;

import io.backwise.kit.json.Digest;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Puts a poisoned record aside as it came, with its cause, so that it holds up nobody. Compressed, since it may have come so; of
 * one that is too large even then the letter says how long the body was and what its SHA-256.
 */
@ApplicationScoped
class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    /** Before it is compressed; the producer holds it in memory once more. */
    private static final int LARGEST = 16 << 20;

    private static final byte[] NO_BODY = {};

    /** A channel has the name of its topic. */
    private static final String INCOMING = "mp.messaging.incoming.";

    private static final String CONNECTOR = ".connector";

    private static final String COUNTER = "backwise.dead.letters";

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
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "gzip",
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        LARGEST,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        5_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** There from the start: an alert on what rises sees the first letter too. */
    void countFromNothing(@Observes StartupEvent event, Config config) {
        config.getPropertyNames().forEach(name -> {
            if (name.startsWith(INCOMING) && name.endsWith(CONNECTOR)) {
                metrics.counter(
                        COUNTER, "topic", name.substring(INCOMING.length(), name.length() - CONNECTOR.length()));
            }
        });
    }

    /** Completes when the broker has acknowledged the dead letter. */
    Uni<Void> put(ConsumerRecord<byte[], byte[]> record, String cause) {
        return send(letter(record, record.value(), cause))
                .onFailure(RecordTooLargeException.class)
                .recoverWithUni(() -> send(withoutBody(record, cause)))
                .invoke(() ->
                        alarm(record.topic(), "partition " + record.partition() + " offset " + record.offset(), cause));
    }

    /** @param where the record lies, or what else there is to say of it */
    void alarm(String topic, String where, String cause) {
        metrics.counter(COUNTER, "topic", topic).increment();
        LOG.errorf("dead letter: %s %s: %s", topic, where, cause);
    }

    /** The first letter waits for what the broker says of its topic, which may take seconds: not on the event loop. */
    private Uni<Void> send(ProducerRecord<byte[], byte[]> letter) {
        return Uni.createFrom()
                .<Void>emitter(done -> producer.send(letter, (metadata, failure) -> {
                    if (failure == null) {
                        done.complete(null);
                    } else {
                        done.fail(failure);
                    }
                }))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static ProducerRecord<byte[], byte[]> letter(
            ConsumerRecord<byte[], byte[]> record, byte[] body, String cause) {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(record.topic() + "-dead-letter", null, record.key(), body);
        record.headers().forEach(letter.headers()::add);
        add(letter, "dead-letter-cause", cause);
        add(letter, "dead-letter-topic", record.topic());
        add(letter, "dead-letter-partition", Integer.toString(record.partition()));
        add(letter, "dead-letter-offset", Long.toString(record.offset()));
        return letter;
    }

    private static ProducerRecord<byte[], byte[]> withoutBody(ConsumerRecord<byte[], byte[]> record, String cause) {
        byte[] body = record.value() == null ? NO_BODY : record.value();
        ProducerRecord<byte[], byte[]> letter = letter(record, NO_BODY, cause);
        add(letter, "dead-letter-body-length", Integer.toString(body.length));
        add(letter, "dead-letter-body-sha256", Digest.of(body));
        return letter;
    }

    private static void add(ProducerRecord<byte[], byte[]> letter, String name, String value) {
        letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    void stop(@Observes ShutdownEvent event) {
        producer.close(Duration.ofSeconds(2));
    }
}
