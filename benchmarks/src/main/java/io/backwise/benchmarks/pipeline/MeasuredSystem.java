package io.backwise.benchmarks.pipeline;

import io.backwise.embedded.PostgresPart;
import io.backwise.local.Console;
import io.backwise.local.DataDirectory;
import io.backwise.local.PortPlan;
import io.backwise.local.Size;
import io.backwise.local.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What {@code ./backwise up} runs, on free ports and a directory that goes away. */
final class MeasuredSystem implements AutoCloseable {
    /** The database of the controls, on the same server. */
    static final String CONTROL = "control";

    static final String ROUTINE = "routine-service";
    static final String PROGRESS = "progress-service";

    private final Path home;
    private final Path directory;
    private final DataDirectory data;
    private final Stack stack;
    private boolean closed;

    private MeasuredSystem(Path home) throws Exception {
        this.home = home;
        directory = Files.createTempDirectory("backwise-bench-");
        data = DataDirectory.open(directory.resolve("data"));
        stack = new Stack(PortPlan.free(Size.SMALLEST), Size.SMALLEST, data, new Console(System.err));
        // Before the first part: who stops this program while it starts must find nothing left either.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::close));
        try {
            stack.start();
            administer("CREATE DATABASE " + CONTROL + " OWNER " + PostgresPart.USER);
            for (String service : List.of(ROUTINE, PROGRESS)) {
                if (!flags(service).isEmpty()) {
                    end(service);
                    begin(service);
                    stack.awaitReady(service);
                }
            }
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    /** Starts everything. */
    static MeasuredSystem start(Path home) throws Exception {
        return new MeasuredSystem(home);
    }

    /** What a service's JVM is given beside the flags of {@code ./backwise up}, to profile it. */
    static String flags(String service) {
        return System.getProperty("backwise.bench." + service + ".flags", "").strip();
    }

    Path home() {
        return home;
    }

    /** @param service {@link #ROUTINE} or {@link #PROGRESS} */
    String url(String service) {
        return "http://localhost:" + stack.port(service);
    }

    ProcessHandle process(String service) {
        return stack.process(service);
    }

    /** Ends a service; what it misses waits. */
    void end(String service) {
        stack.process(service).destroy();
        stack.process(service).onExit().join();
    }

    /** Starts it again, cold; it is not ready yet. */
    void begin(String service) {
        stack.restart(service, flags(service).isEmpty() ? Map.of() : Map.of("JAVA_TOOL_OPTIONS", flags(service)));
    }

    /** Halts a service where it stands (SIGSTOP), which keeps its JVM warm, while the work is done. */
    void whileHalted(String service, Work work) throws Exception {
        signal(service, "-STOP");
        try {
            work.run();
        } finally {
            resume(service);
        }
    }

    /** Something that may fail. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    void resume(String service) throws IOException, InterruptedException {
        signal(service, "-CONT");
    }

    private void signal(String service, String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, Long.toString(process(service).pid()))
                .start()
                .waitFor();
    }

    String bootstrapServers() {
        return stack.brokers();
    }

    String token(String role, String sub) {
        return stack.token(role, sub);
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(stack.database().jdbcUrl(database), PostgresPart.USER, PostgresPart.USER);
    }

    /** Writes out what the last leg left dirty, so that the next one does not pay for it. */
    void settle() throws SQLException, InterruptedException {
        administer("CHECKPOINT");
        Thread.sleep(500);
    }

    private void administer(String command) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(stack.database().jdbcUrl("postgres"), "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        stack.close();
        data.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("left behind: " + directory);
        }
    }
}
