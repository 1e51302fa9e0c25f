package io.backwise.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/** Where a stack under test may listen, so that runs can overlap, and where its programs are. */
public final class Ports {
    private static final int[] USUAL = {8080, 8081, 8082, 8083, 8090, 15432, 19092, 19093};
    private static final int REPLICAS = 3;
    private static final int STEP = 10;

    private Ports() {}

    /** An offset at which the ports of every part, and of its replicas, are free. */
    public static int freeOffset() {
        while (true) {
            int offset = ThreadLocalRandom.current().nextInt(20, 400) * 100;
            boolean free = true;
            for (int port : USUAL) {
                for (int replica = 0; replica < REPLICAS; replica++) {
                    free &= isFree(port + offset + STEP * replica);
                }
            }
            if (free) {
                return offset;
            }
        }
    }

    /** The repository. */
    public static Path home() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isRegularFile(folder.resolve("backwise"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("not in the repository");
        }
        return folder;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
