package io.backwise.benchmarks.writes;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code pgbench} with a script, its statements prepared. */
final class PgBench {
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private final Path script;
    private final Map<String, String> variables;
    private final URI database;
    private final int clients;

    /** @param database {@code postgresql://user:password@host:port/name} */
    PgBench(String script, Map<String, String> variables, String database, int clients, Path directory)
            throws IOException {
        this.script = Files.writeString(Files.createTempFile(directory, "pgbench", ".sql"), script);
        this.variables = variables;
        this.database = URI.create(database);
        this.clients = clients;
    }

    /** @throws IOException when it is not installed */
    static void require() throws IOException {
        try {
            new ProcessBuilder("pgbench", "--version").start().getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new IOException("pgbench is missing; install it (Debian: apt-get install postgresql-contrib)", e);
        }
    }

    /**
     * Transactions a second.
     *
     * @throws IOException when one failed
     */
    double perSecond(Duration time) throws IOException, InterruptedException {
        String[] user = database.getUserInfo().split(":", 2);
        List<String> command = new ArrayList<>(List.of(
                "pgbench",
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + clients,
                "--jobs=1",
                "--time=" + time.toSeconds(),
                "--file=" + script,
                "--host=" + database.getHost(),
                "--port=" + database.getPort(),
                "--username=" + user[0]));
        variables.forEach((name, value) -> command.add("--define=" + name + "=" + value));
        command.add(database.getPath().substring(1));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", user[1]);
        Process pgbench = builder.start();
        String said = new String(pgbench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher rate = RATE.matcher(said);
        if (pgbench.waitFor() != 0 || !rate.find() || said.contains("aborted")) {
            throw new IOException("pgbench: " + said);
        }
        return Double.parseDouble(rate.group(1));
    }
}
