package io.backwise.benchmarks.measure;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** How a process was started, to start it again in another way. */
public record Start(List<String> command, Map<String, String> environment) {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration TRY = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(5);

    /** As this process was. */
    public static Start of(ProcessHandle process) throws IOException {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        Map<String, String> environment = new LinkedHashMap<>();
        for (String variable : words(proc.resolve("environ"))) {
            int equals = variable.indexOf('=');
            if (equals > 0) {
                environment.put(variable.substring(0, equals), variable.substring(equals + 1));
            }
        }
        return new Start(words(proc.resolve("cmdline")), environment);
    }

    private static List<String> words(Path file) throws IOException {
        return Arrays.stream(Files.readString(file, StandardCharsets.UTF_8).split("\0"))
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }

    /** Without the flags that begin so. */
    public Start without(String prefix) {
        return new Start(command.stream().filter(it -> !it.startsWith(prefix)).toList(), environment);
    }

    public Start with(String flag) {
        List<String> longer = new ArrayList<>(command);
        longer.add(1, flag);
        return new Start(longer, environment);
    }

    /** Of another program. */
    public Start running(Path jar) {
        List<String> other = new ArrayList<>(command);
        other.set(other.indexOf("-jar") + 1, jar.toString());
        return new Start(other, environment);
    }

    /** Another program on this Java with these flags of its JVM, in this environment. A program in a jar becomes a main class. */
    public Start running(String classPath, Class<?> main, String... arguments) {
        List<String> other = new ArrayList<>(command.subList(0, command.indexOf("-jar")));
        other.addAll(List.of("-cp", classPath, main.getName()));
        other.addAll(List.of(arguments));
        return new Start(other, environment);
    }

    /** The flags of its JVM. */
    public String flags() {
        return command.stream().filter(it -> it.startsWith("-X")).collect(Collectors.joining(" "));
    }

    /** A process that answers. */
    public record Running(Process process, double seconds) implements AutoCloseable {
        @Override
        public void close() throws InterruptedException {
            process.destroy();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    /** Starts it, and waits until the first 200. */
    public Running until200(HttpClient http, URI answers) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(new File("/dev/null"));
        builder.environment().clear();
        builder.environment().putAll(environment);
        long from = System.nanoTime();
        Process process = builder.start();
        while (!isAnswered(http, answers)) {
            if (!process.isAlive() || System.nanoTime() - from > PATIENCE.toNanos()) {
                process.destroyForcibly();
                throw new IOException(answers + " was not answered by " + command);
            }
            Thread.sleep(LOOK);
        }
        return new Running(process, (System.nanoTime() - from) / 1e9);
    }

    private static boolean isAnswered(HttpClient http, URI uri) throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(uri).timeout(TRY).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
