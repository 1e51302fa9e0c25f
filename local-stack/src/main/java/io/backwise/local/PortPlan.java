package io.backwise.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** The ports of a stack: the usual ones, all shifted by an offset. Replicas and brokers beyond the first follow. */
public record PortPlan(int offset) {
    /** Between the ports of one replica and the next. */
    private static final int STEP = 10;

    /**
     * Ports as they are chosen for stacks that nobody has to find by heart, so that several can run. All lie below those from which
     * the kernel takes one for whoever connects (32768 and up on Linux): a part that is down for a while finds its port free.
     */
    public static PortPlan free(Size size) {
        while (true) {
            PortPlan plan = new PortPlan(ThreadLocalRandom.current().nextInt(20, 135) * 100);
            if (plan.all(size).values().stream().allMatch(PortPlan::isFree)) {
                return plan;
            }
        }
    }

    public int gateway() {
        return 8080 + offset;
    }

    int catalogue() {
        return 8081 + offset;
    }

    int routine() {
        return routine(1);
    }

    int progress() {
        return progress(1);
    }

    /** @param replica from 1 */
    int routine(int replica) {
        return 8082 + offset + STEP * (replica - 1);
    }

    /** @param replica from 1 */
    int progress(int replica) {
        return 8083 + offset + STEP * (replica - 1);
    }

    public int issuer() {
        return 8090 + offset;
    }

    public int postgres() {
        return 15432 + offset;
    }

    int kafka() {
        return kafka(1);
    }

    /** @param broker from 1 */
    int kafka(int broker) {
        return 19092 + offset + STEP * (broker - 1);
    }

    /** @param broker from 1 */
    int kafkaController(int broker) {
        return 19093 + offset + STEP * (broker - 1);
    }

    /** @throws StackException naming the first port that somebody else has */
    void requireFree(Size size) {
        all(size).forEach((part, port) -> {
            if (!isFree(port)) {
                throw new StackException("port " + port + " for the " + part
                        + " is taken. Stop what uses it, or shift all ports: ./backwise up --port-offset 1000");
            }
        });
    }

    /** By part: the port that it listens on. */
    public Map<String, Integer> all(Size size) {
        Map<String, Integer> all = new LinkedHashMap<>();
        all.put("gateway", gateway());
        all.put("catalogue", catalogue());
        for (int i = 1; i <= size.replicas(); i++) {
            all.put("routine replica " + i, routine(i));
            all.put("progress replica " + i, progress(i));
        }
        all.put("issuer", issuer());
        all.put("PostgreSQL", postgres());
        for (int i = 1; i <= size.brokers(); i++) {
            all.put("Kafka broker " + i, kafka(i));
            all.put("controller of Kafka broker " + i, kafkaController(i));
        }
        return all;
    }

    private static boolean isFree(int port) {
        if (port > 65_535) {
            return false;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
