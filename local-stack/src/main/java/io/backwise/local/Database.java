package io.backwise.local;

import io.backwise.embedded.Durability;
import io.backwise.embedded.PostgresPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The PostgreSQL server of a stack, with a database for each service. */
public final class Database implements AutoCloseable {
    private final Path directory;
    private final int port;
    private Optional<PostgresPart> part = Optional.empty();

    Database(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    void stopLeftOver() {
        PostgresPart.stopLeftOver(directory);
    }

    /** Starts the server, also after its processes were killed. */
    public void start() {
        // One that was killed still holds its lock on the directory in this process.
        close();
        PostgresPart server = PostgresPart.start(directory, port, Durability.CRASH_SAFE);
        part = Optional.of(server);
        List.of("catalog", "routine", "progress").forEach(server::createDatabase);
    }

    /** {@code jdbc:postgresql://localhost:<port>/<database>}. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    /** Where a service finds its database, as it is told. */
    Map<String, String> environment(String service) {
        return Map.of(
                "QUARKUS_DATASOURCE_USERNAME",
                PostgresPart.USER,
                "QUARKUS_DATASOURCE_PASSWORD",
                PostgresPart.USER,
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                "postgresql://localhost:" + port + "/" + service,
                "QUARKUS_DATASOURCE_JDBC_URL",
                jdbcUrl(service));
    }

    /** The server's processes: the one that the others come from, first. */
    public List<ProcessHandle> processes() {
        try {
            Path file = directory.resolve("postmaster.pid");
            if (!Files.exists(file)) {
                return List.of();
            }
            long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
            List<ProcessHandle> all = new ArrayList<>();
            ProcessHandle.of(pid).ifPresent(postmaster -> {
                all.add(postmaster);
                try (Stream<ProcessHandle> below = postmaster.descendants()) {
                    below.forEach(all::add);
                }
            });
            return all;
        } catch (IOException e) {
            throw new StackException("cannot read the number of PostgreSQL's process: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        part.ifPresent(PostgresPart::close);
        part = Optional.empty();
    }
}
