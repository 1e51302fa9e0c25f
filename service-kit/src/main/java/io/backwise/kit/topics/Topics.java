package io.backwise.kit.topics;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The one declaration of every topic: partitions, replication, retention, compaction. A service creates what is missing when it
 * starts; what exists is left as it is. A broker that is away is waited for in the background.
 */
@ApplicationScoped
class Topics {
    private static final Logger LOG = Logger.getLogger(Topics.class);
    private static final int FIRST = 1;

    /** Longest keeping of a patient's events in Kafka, and of dead letters. */
    private static final Duration EVENTS = Duration.ofDays(30);

    private static final Duration DEAD_LETTERS = Duration.ofDays(14);

    private final String brokers;
    private final short replication;

    Topics(
            @ConfigProperty(name = "kafka.bootstrap.servers") String brokers,
            @ConfigProperty(name = "backwise.topics.replication", defaultValue = "1") short replication) {
        this.brokers = brokers;
        this.replication = replication;
    }

    void create(@Observes @Priority(FIRST) StartupEvent event) {
        Thread.ofVirtual().name("topics").start(this::createWhenReachable);
    }

    private void createWhenReachable() {
        while (!tryCreate()) {
            try {
                Thread.sleep(Duration.ofSeconds(2));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean tryCreate() {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000))) {
            // Kafka answers for each topic on its own: one that exists does not keep the others from being created.
            for (KafkaFuture<Void> answer :
                    admin.createTopics(declared()).values().values()) {
                awaitCreated(answer);
            }
            return true;
        } catch (ExecutionException e) {
            LOG.warnf("topics wait for the broker: %s", String.valueOf(e.getCause()));
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void awaitCreated(KafkaFuture<Void> answer) throws ExecutionException, InterruptedException {
        try {
            answer.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private List<NewTopic> declared() {
        return Stream.of(
                        compacted("exercise-changed", 4),
                        compacted("rules-changed", 1),
                        kept("plan-changed"),
                        kept("session-completed"),
                        kept("care-team-changed"),
                        kept("care-alert"),
                        kept("patient-erased"),
                        kept("patient-accessed"))
                .flatMap(topic -> Stream.of(topic, deadLetterOf(topic.name())))
                .toList();
    }

    private NewTopic compacted(String name, int partitions) {
        return topic(name, partitions, Map.of("cleanup.policy", "compact"));
    }

    private NewTopic kept(String name) {
        return topic(name, 4, Map.of("retention.ms", Long.toString(EVENTS.toMillis())));
    }

    private NewTopic deadLetterOf(String name) {
        return topic(
                name + "-dead-letter",
                1,
                Map.of("retention.ms", Long.toString(DEAD_LETTERS.toMillis()), "max.message.bytes", "8388608"));
    }

    private NewTopic topic(String name, int partitions, Map<String, String> configs) {
        Map<String, String> all = new HashMap<>(configs);
        all.put("min.insync.replicas", Integer.toString(Math.max(1, replication - 1)));
        return new NewTopic(name, Optional.of(partitions), Optional.of(replication)).configs(all);
    }
}
