package io.backwise.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Kafka broker as a process of its own, until it is asked to stop. Arguments: the directory, the id of this broker, and
 * {@code port:controllerPort} of each broker of the cluster, in the order of their ids.
 * {@code BACKWISE_KAFKA_ADVERTISED} is the port that clients are told, where something stands before the broker.
 */
public final class KafkaBroker {
    private KafkaBroker() {}

    public static void main(String[] arguments) {
        List<KafkaNode> all = new ArrayList<>();
        for (int i = 2; i < arguments.length; i++) {
            int colon = arguments[i].indexOf(':');
            all.add(new KafkaNode(
                    i - 1,
                    Integer.parseInt(arguments[i].substring(0, colon)),
                    Integer.parseInt(arguments[i].substring(colon + 1))));
        }
        KafkaNode node = all.get(Integer.parseInt(arguments[1]) - 1);
        String advertised = System.getenv("BACKWISE_KAFKA_ADVERTISED");
        if (advertised != null) {
            node = node.advertising(Integer.parseInt(advertised));
        }
        KafkaPart part = KafkaPart.start(Path.of(arguments[0]), node, all, Durability.CRASH_SAFE);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(part::close));
        part.awaitShutdown();
    }
}
