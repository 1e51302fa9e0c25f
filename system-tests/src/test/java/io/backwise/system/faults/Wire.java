package io.backwise.system.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A stretch of network before a port of this machine, which can be made slow, thin, torn or silent. */
final class Wire implements AutoCloseable {
    /** What {@link #tear} does. */
    static final String TORN = "torn";

    private static final int CHUNK = 4 * 1024;

    private final ServerSocket entrance;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ExecutorService carriers = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, AtomicInteger> done = new ConcurrentHashMap<>();
    private volatile State state = State.GOOD;

    /** @param delayMillis before each chunk of up to 4 kB, in each direction; endless when negative */
    record State(String name, int delayMillis) {
        static final State GOOD = new State("good", 0);

        /** Takes connections and what is sent, and passes nothing on. */
        static final State SILENT = new State("silent", -1);
    }

    /** @param target port of the loopback that it leads to */
    Wire(int target) throws IOException {
        this.target = target;
        entrance = new ServerSocket();
        entrance.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        carriers.execute(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    void become(State other) {
        state = other;
    }

    /** How often it did something of that name to what went through it. */
    int done(String what) {
        return done.getOrDefault(what, new AtomicInteger()).get();
    }

    private void did(String what) {
        done.computeIfAbsent(what, it -> new AtomicInteger()).incrementAndGet();
    }

    /** Tears every connection that there is, with a reset; new ones are taken. */
    void tear() {
        for (Socket socket : sockets) {
            did(TORN);
            try {
                socket.setSoLinger(true, 0);
            } catch (IOException e) {
                // It is closed already.
            }
            close(socket);
        }
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket near = entrance.accept();
                sockets.add(near);
                carriers.execute(() -> connect(near));
            } catch (IOException e) {
                // Closed, or out of sockets for a moment.
            }
        }
    }

    private void connect(Socket near) {
        try {
            Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(far);
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            carriers.execute(() -> carry(near, far));
            carry(far, near);
        } catch (IOException e) {
            close(near);
        }
    }

    private void carry(Socket from, Socket to) {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                hold();
                out.write(chunk, 0, length);
                out.flush();
            }
        } catch (IOException e) {
            // Either end has gone; so goes the other.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close(from);
            close(to);
        }
    }

    private void hold() throws InterruptedException {
        if (state.delayMillis() != 0) {
            did(state.name());
        }
        for (State now = state; now.delayMillis() < 0; now = state) {
            Thread.sleep(50);
        }
        if (state.delayMillis() > 0) {
            Thread.sleep(state.delayMillis());
        }
    }

    private void close(Socket socket) {
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing is left to do with it.
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        state = State.GOOD;
        sockets.forEach(this::close);
        carriers.shutdownNow();
    }
}
