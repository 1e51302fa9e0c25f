package io.backwise.system.faults;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;

/** Of how many copies of each record a topic is, and how many have to be in step for an acknowledgement. */
final class Copies {
    /** Of each record in a cluster; one less has to be in step. */
    private static final int COPIES = 3;

    private static final int SECONDS = 30;

    private Copies() {}

    /** Topics with fewer than they should have; none where there are not so many brokers. */
    static List<String> lacking(Admin admin, List<String> names) throws Exception {
        if (admin.describeCluster().nodes().get(SECONDS, TimeUnit.SECONDS).size() < COPIES) {
            return List.of();
        }
        Map<ConfigResource, Config> configured = admin.describeConfigs(
                        names.stream().map(Copies::resource).toList())
                .all()
                .get(SECONDS, TimeUnit.SECONDS);
        Map<String, TopicDescription> described =
                admin.describeTopics(names).allTopicNames().get(SECONDS, TimeUnit.SECONDS);
        return names.stream()
                .filter(it -> isWeak(described.get(it), configured.get(resource(it))))
                .toList();
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static boolean isWeak(TopicDescription topic, Config config) {
        return topic.partitions().stream().anyMatch(it -> it.replicas().size() < COPIES)
                || Integer.parseInt(config.get("min.insync.replicas").value()) < COPIES - 1;
    }
}
