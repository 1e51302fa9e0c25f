package io.backwise.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ports of a stack: the usual ones, all shifted by an offset. */
record PortPlan(int offset) {
    int gateway() {
        return 8080 + offset;
    }

    int catalogue() {
        return 8081 + offset;
    }

    int routine() {
        return 8082 + offset;
    }

    int progress() {
        return 8083 + offset;
    }

    int issuer() {
        return 8090 + offset;
    }

    int postgres() {
        return 15432 + offset;
    }

    int kafka() {
        return 19092 + offset;
    }

    int kafkaController() {
        return 19093 + offset;
    }

    /** @throws StackException naming the first port that somebody else has */
    void requireFree() {
        Map<String, Integer> all = new LinkedHashMap<>();
        all.put("gateway", gateway());
        all.put("catalogue", catalogue());
        all.put("routine", routine());
        all.put("progress", progress());
        all.put("issuer", issuer());
        all.put("PostgreSQL", postgres());
        all.put("Kafka", kafka());
        all.put("Kafka's controller", kafkaController());
        all.forEach((part, port) -> {
            if (port > 65_535 || !isFree(port)) {
                throw new StackException("port " + port + " for the " + part
                        + " is taken. Stop what uses it, or shift all ports: ./backwise up --port-offset 1000");
            }
        });
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
