package io.backwise.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A Kafka broker in KRaft mode (broker and controller in one) on a directory that survives restarts: alone, or one of a
 * cluster. Loopback only.
 */
public final class KafkaPart implements AutoCloseable {
    /** Of brokers that form a cluster, which all have to be formatted with it. */
    private static final String CLUSTER = new Uuid(0x6261636b77697365L, 1L).toString();

    private static final int REPLICAS = 3;

    /** 30 days: how far dead letters were replayed must be known for longer than the 14 that they live. */
    private static final String OFFSETS_MINUTES = "43200";

    private final KafkaRaftServer server;
    private final int port;

    private KafkaPart(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts the broker; formats the directory when it is new.
     *
     * @param directory kept after {@link #close()}
     * @param port of the broker, 1..65535
     * @param controllerPort of the controller, 1..65535
     * @throws PartFailedException when the broker does not come up
     */
    public static KafkaPart start(Path directory, int port, int controllerPort, Durability durability) {
        KafkaNode node = new KafkaNode(1, port, controllerPort);
        return start(directory, node, List.of(node), durability);
    }

    /**
     * Starts one broker of a cluster; with three or more, each record is on three, and acknowledged when it is on two.
     *
     * @param all the brokers of the cluster, this one among them; always the same
     */
    public static KafkaPart start(Path directory, KafkaNode node, List<KafkaNode> all, Durability durability) {
        try {
            Files.createDirectories(directory);
            if (!Files.exists(directory.resolve("meta.properties"))) {
                format(directory, node, all);
            }
            KafkaRaftServer server =
                    new KafkaRaftServer(new KafkaConfig(settings(directory, node, all, durability)), Time.SYSTEM);
            server.startup();
            return new KafkaPart(server, node.port());
        } catch (Exception e) {
            throw new PartFailedException("Kafka did not start on " + directory + ": " + e.getMessage(), e);
        }
    }

    /** {@code localhost:<port>}. */
    public String bootstrapServers() {
        return "localhost:" + port;
    }

    /** Waits until the broker has stopped, whoever stopped it. */
    public void awaitShutdown() {
        server.awaitShutdown();
    }

    /** Stops the broker; the directory stays. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path directory, KafkaNode node, List<KafkaNode> all) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setClusterId(all.size() == 1 ? Uuid.randomUuid().toString() : CLUSTER)
                .setNodeId(node.id())
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(directory.toString())
                .addDirectory(directory.toString())
                .run();
    }

    private static Properties settings(Path directory, KafkaNode node, List<KafkaNode> all, Durability durability) {
        int port = node.port();
        int controllerPort = node.controllerPort();
        String copies = Integer.toString(Math.min(REPLICAS, all.size()));
        String inSync = Integer.toString(Math.max(1, Math.min(REPLICAS, all.size()) - 1));
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(node.id()),
                "controller.quorum.voters",
                all.stream()
                        .map(it -> it.id() + "@localhost:" + it.controllerPort())
                        .collect(Collectors.joining(",")),
                "controller.listener.names",
                "CONTROLLER",
                "inter.broker.listener.name",
                "PLAINTEXT",
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners",
                "PLAINTEXT://localhost:" + node.advertised() + ",CONTROLLER://localhost:" + controllerPort,
                "log.dirs",
                directory.toString(),
                "auto.create.topics.enable",
                "false"));
        settings.putAll(Map.of(
                "offsets.topic.replication.factor", copies,
                "offsets.topic.num.partitions", "8",
                "transaction.state.log.replication.factor", copies,
                "transaction.state.log.num.partitions", "4",
                "transaction.state.log.min.isr", inSync,
                "share.coordinator.state.topic.replication.factor", copies,
                "share.coordinator.state.topic.min.isr", inSync,
                "min.insync.replicas", inSync,
                "group.initial.rebalance.delay.ms", "0",
                "log.cleaner.dedupe.buffer.size", "16777216"));
        settings.put("offsets.retention.minutes", OFFSETS_MINUTES);
        // The outbox's transactions follow one another; at 20 ms, the default, each waited for the end of the one
        // before.
        settings.put("add.partitions.to.txn.retry.backoff.ms", "1");
        if (durability == Durability.CRASH_SAFE) {
            // One broker has no replica to fall back on: what it acknowledged must be on its disk.
            settings.put("log.flush.interval.messages", "1");
        }
        return settings;
    }
}
