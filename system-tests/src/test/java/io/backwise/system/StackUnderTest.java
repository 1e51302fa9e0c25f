package io.backwise.system;

import io.backwise.embedded.Directories;
import io.backwise.local.PortPlan;
import io.backwise.local.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The programs that {@code ./backwise} runs, on a directory and ports of their own. */
final class StackUnderTest implements AutoCloseable {
    /** The first start after a build makes the start-up caches first; on a machine with other work that takes minutes. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Path home = Repository.home();
    private final Path directory;
    private final Path data;
    private final int offset = PortPlan.free(Size.SMALLEST).offset();

    StackUnderTest() throws IOException {
        directory = Files.createTempDirectory("backwise-system-");
        data = directory.resolve("data");
    }

    /** What a command printed, and its exit status. */
    record Outcome(int status, String output) {}

    Outcome up() throws Exception {
        return run("up", "--detach", "--data", data.toString(), "--port-offset", Integer.toString(offset));
    }

    Outcome command(String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", data.toString()));
        return run(all.toArray(String[]::new));
    }

    PortPlan ports() {
        return new PortPlan(offset);
    }

    /** Where everything lies that it keeps and writes. */
    Path data() {
        return data;
    }

    String gateway() {
        return "http://localhost:" + (8080 + offset);
    }

    /** Changes a service's database behind its back. */
    void change(String database, String sql) throws SQLException {
        String url = "jdbc:postgresql://localhost:" + ports().postgres() + "/" + database;
        try (Connection connection = DriverManager.getConnection(url, "backwise", "backwise");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The process that holds the parts together. */
    ProcessHandle process() throws IOException {
        String line = Files.readAllLines(home.resolve(".backwise/running/" + (8080 + offset)))
                .getFirst();
        return ProcessHandle.of(Long.parseLong(line.split(" ")[0])).orElseThrow();
    }

    /** The services' processes. */
    List<ProcessHandle> services() throws IOException {
        return Files.readAllLines(data.resolve("processes")).stream()
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line.split(" ")[0])).stream())
                .toList();
    }

    private Outcome run(String... words) throws Exception {
        Path target = home.resolve("local-stack/target");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dbackwise.home=" + home,
                "-cp",
                target.resolve("local-stack.jar") + ":" + target.resolve("lib") + "/*",
                "io.backwise.local.Backwise"));
        command.addAll(List.of(words));
        Path output = Files.createTempFile(directory, "output", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        return new Outcome(process.exitValue(), Files.readString(output));
    }

    @Override
    public void close() throws Exception {
        command("down");
        Directories.delete(directory);
    }
}
