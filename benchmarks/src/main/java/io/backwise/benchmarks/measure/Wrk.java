package io.backwise.benchmarks.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The load: {@code wrk} on one thread, which asks again as soon as it is answered. */
public final class Wrk {
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final List<String> FAILURES = List.of("Non-2xx or 3xx responses", "Socket errors");

    private final Path script;
    private final int connections;

    private Wrk(Path script, int connections) {
        this.script = script;
        this.connections = connections;
    }

    /** @throws IOException when it is not installed */
    public static void require() throws IOException {
        try {
            new ProcessBuilder("wrk", "-v")
                    .redirectErrorStream(true)
                    .start()
                    .getInputStream()
                    .readAllBytes();
        } catch (IOException e) {
            throw new IOException("wrk is missing; install it (Debian: apt-get install wrk)", e);
        }
    }

    /**
     * Sends what a script makes.
     *
     * @param lua that defines {@code request}
     * @param directory for the script
     */
    public static Wrk sending(String lua, int connections, Path directory) throws IOException {
        return new Wrk(Files.writeString(Files.createTempFile(directory, "load", ".lua"), lua), connections);
    }

    /** A table of Lua. */
    public static String table(Map<String, String> entries) {
        return entries.entrySet().stream()
                .map(it -> "[" + quoted(it.getKey()) + "] = " + quoted(it.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** A string of Lua. */
    public static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    /**
     * Answers a second.
     *
     * @throws IOException when an answer failed
     */
    public double perSecond(String url, Duration time) throws IOException, InterruptedException {
        Process wrk = new ProcessBuilder(
                        "wrk", "-t1", "-c" + connections, "-d" + time.toSeconds() + "s", "-s", script.toString(), url)
                .redirectErrorStream(true)
                .start();
        String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher rate = RATE.matcher(said);
        if (wrk.waitFor() != 0 || !rate.find() || FAILURES.stream().anyMatch(said::contains)) {
            throw new IOException("wrk " + url + ": " + said);
        }
        return Double.parseDouble(rate.group(1));
    }
}
