package io.backwise.benchmarks.measure;

import io.backwise.embedded.Directories;
import io.backwise.embedded.PostgresPart;
import io.backwise.local.Console;
import io.backwise.local.DataDirectory;
import io.backwise.local.PortPlan;
import io.backwise.local.Size;
import io.backwise.local.Stack;
import io.backwise.local.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** What {@code ./backwise up} runs, on free ports and a directory that goes away. */
public final class MeasuredSystem implements AutoCloseable {
    /** The database of the controls, on the same server. */
    public static final String CONTROL = "control";

    public static final String CATALOGUE = "catalog-service";
    public static final String ROUTINE = "routine-service";
    public static final String PROGRESS = "progress-service";

    /** Held, since loggers that nobody holds are forgotten with their level. */
    private static final Logger ROOT = Logger.getLogger("");

    private final Path home =
            Path.of(System.getProperty("backwise.home", "")).toAbsolutePath().normalize();
    private final Path directory;
    private final DataDirectory data;
    private final Stack stack;
    private double secondsToStart;
    private boolean closed;

    private MeasuredSystem(Size size) throws Exception {
        ROOT.setLevel(Level.SEVERE);
        directory = Files.createTempDirectory("backwise-bench-");
        data = DataDirectory.open(directory.resolve("data"));
        Console console = new Console(System.err);
        stack = new Stack(PortPlan.free(size), size, data, console);
        // Before the first part: who stops this program while it starts must find nothing left either.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::close));
        try {
            Training.unlessDone(console);
            long from = System.nanoTime();
            stack.start();
            secondsToStart = (System.nanoTime() - from) / 1e9;
            administer("CREATE DATABASE " + CONTROL + " OWNER " + PostgresPart.USER);
            for (String service : size.equals(Size.SMALLEST) ? List.of(ROUTINE, PROGRESS) : List.<String>of()) {
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
    public static MeasuredSystem start() throws Exception {
        return start(Size.SMALLEST);
    }

    /** @param size with replicas; their flags are those of {@code ./backwise up} */
    public static MeasuredSystem start(Size size) throws Exception {
        return new MeasuredSystem(size);
    }

    /** All of its processes with their children, PostgreSQL's among them. */
    public List<ProcessHandle> processes() throws IOException {
        return Stream.concat(stack.processes().stream().map(this::process), Stream.of(database()))
                .flatMap(it -> Stream.concat(Stream.of(it), it.descendants()))
                .toList();
    }

    /** The first process of PostgreSQL. */
    public ProcessHandle database() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(stack.directory("postgres").resolve("postmaster.pid"))
                .getFirst());
        return ProcessHandle.of(pid).orElseThrow();
    }

    /** Where a part keeps its data. */
    public Path dataOf(String part) {
        return stack.directory(part);
    }

    /** Names of all processes but PostgreSQL's. */
    public List<String> names() {
        return stack.processes();
    }

    /** What a service's JVM is given beside the flags of {@code ./backwise up}, to profile it. */
    public static String flags(String service) {
        return System.getProperty("backwise.bench." + service + ".flags", "").strip();
    }

    public Path home() {
        return home;
    }

    /** @param service {@link #CATALOGUE}, {@link #ROUTINE} or {@link #PROGRESS} */
    public String url(String service) {
        return "http://localhost:" + stack.port(service);
    }

    public ProcessHandle process(String service) {
        return stack.process(service);
    }

    /** From the first process to the last that can be used. */
    public double secondsToStart() {
        return secondsToStart;
    }

    public void awaitReady(String service) throws InterruptedException {
        stack.awaitReady(service);
    }

    /** Ends a service; what it misses waits. */
    public void end(String service) {
        stack.process(service).destroy();
        stack.process(service).onExit().join();
    }

    /** Starts it again, cold; it is not ready yet. */
    public void begin(String service) {
        stack.restart(service, flags(service).isEmpty() ? Map.of() : Map.of("JAVA_TOOL_OPTIONS", flags(service)));
    }

    /** Halts a service where it stands (SIGSTOP), which keeps its JVM warm, while the work is done. */
    public void whileHalted(String service, Work work) throws Exception {
        signal(service, "-STOP");
        try {
            work.run();
        } finally {
            resume(service);
        }
    }

    /** Something that may fail. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    public void resume(String service) throws IOException, InterruptedException {
        signal(service, "-CONT");
    }

    /** Sends a signal, {@code -STOP} or {@code -CONT}, to all of its processes. */
    public void signalAll(String signal) throws IOException, InterruptedException {
        for (ProcessHandle it : processes()) {
            signal(it, signal);
        }
    }

    private void signal(String service, String signal) throws IOException, InterruptedException {
        signal(process(service), signal);
    }

    private static void signal(ProcessHandle process, String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    }

    public String bootstrapServers() {
        return stack.brokers();
    }

    /** {@code postgresql://...} with who may read there. */
    public String databaseUri(String database) {
        return stack.database()
                .jdbcUrl(database)
                .replace("jdbc:postgresql://", "postgresql://" + PostgresPart.USER + ":" + PostgresPart.USER + "@");
    }

    /** Goes away with the system. */
    public Path directory() {
        return directory;
    }

    public String token(String role, String sub) {
        return stack.token(role, sub);
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(stack.database().jdbcUrl(database), PostgresPart.USER, PostgresPart.USER);
    }

    /** Writes out what the last leg left dirty, so that the next one does not pay for it. */
    public void settle() throws SQLException, InterruptedException {
        administer("CHECKPOINT");
        Thread.sleep(500);
    }

    /** Copies a database; nobody may be connected to it. */
    public void copyDatabase(String from, String to) throws SQLException {
        administer("CREATE DATABASE " + to + " TEMPLATE " + from + " OWNER " + PostgresPart.USER);
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
        try {
            Directories.delete(directory);
        } catch (IOException e) {
            System.err.println("left behind: " + directory);
        }
    }
}
