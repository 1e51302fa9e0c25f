package io.backwise.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The programs that {@code ./backwise} runs, on a directory and ports of their own. */
final class StackUnderTest implements AutoCloseable {
    private static final int[] PORTS = {8080, 8081, 8082, 8083, 8090, 15432, 19092, 19093};

    private final Path home = home();
    private final Path directory;
    private final Path data;
    private final int offset = freeOffset();

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

    String gateway() {
        return "http://localhost:" + (8080 + offset);
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
        if (!process.waitFor(180, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        return new Outcome(process.exitValue(), Files.readString(output));
    }

    @Override
    public void close() throws Exception {
        command("down");
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Path home() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isRegularFile(folder.resolve("backwise"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("not in the repository");
        }
        return folder;
    }

    private static int freeOffset() {
        while (true) {
            int offset = ThreadLocalRandom.current().nextInt(20, 400) * 100;
            boolean free = true;
            for (int port : PORTS) {
                free &= isFree(port + offset);
            }
            if (free) {
                return offset;
            }
        }
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
