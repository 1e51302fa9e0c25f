package io.backwise.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;

/** A PostgreSQL server on a directory that survives restarts. It listens on the loopback only and trusts local users. */
public final class PostgresPart implements AutoCloseable {
    /** The role that owns every database of the system. */
    public static final String USER = "backwise";

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;

    private PostgresPart(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts the server; creates its files when the directory holds none. A server left running on the directory by a
     * process that died is stopped first.
     *
     * @param directory kept after {@link #close()}
     * @param port TCP port, 1..65535
     * @throws PartFailedException when the server does not come up
     */
    public static PostgresPart start(Path directory, int port, Durability durability) {
        stopLeftOver(directory);
        String flush = durability == Durability.CRASH_SAFE ? "on" : "off";
        ServerLog log = log(directory);
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(directory)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setErrorRedirector(log.redirect())
                    .setOutputRedirector(log.redirect())
                    .setPGStartupWait(START_TIMEOUT)
                    .setRegisterShutdownHook(false)
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("fsync", flush)
                    .setServerConfig("synchronous_commit", flush)
                    .setServerConfig("full_page_writes", flush)
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("idle_in_transaction_session_timeout", "60s")
                    // A refused row tells of somebody's health, and its log is to hold nothing of that.
                    .setServerConfig("log_error_verbosity", "terse")
                    .setServerConfig("log_min_error_statement", "panic")
                    .start();
            return new PostgresPart(server).withUser();
        } catch (IOException | IllegalStateException e) {
            throw new PartFailedException(
                    "PostgreSQL did not start on " + directory + ": " + e.getMessage() + "\n  " + log.complaints(), e);
        }
    }

    private static ServerLog log(Path directory) {
        try {
            return ServerLog.beside(directory);
        } catch (IOException e) {
            throw new PartFailedException("cannot write beside " + directory + ": " + e.getMessage(), e);
        }
    }

    /** Stops a server that a process which died left running on the directory. */
    public static void stopLeftOver(Path directory) {
        LeftOver.stop(directory.resolve("postmaster.pid"));
    }

    /** Creates the database when it is missing. The name is ours: lower-case letters only. */
    public void createDatabase(String name) {
        if (!name.matches("[a-z]+")) {
            throw new IllegalArgumentException("database name: lower-case letters, not " + name);
        }
        onMissing(
                "SELECT 1 FROM pg_database WHERE datname = '%s'".formatted(name),
                "CREATE DATABASE %s OWNER %s".formatted(name, USER));
    }

    /** The port that it listens on. */
    public int port() {
        return server.getPort();
    }

    /** {@code jdbc:postgresql://localhost:<port>/<database>}. */
    public String jdbcUrl(String database) {
        return "jdbc:" + reactiveUrl(database);
    }

    /** {@code postgresql://localhost:<port>/<database>}. */
    public String reactiveUrl(String database) {
        return String.format(Locale.ROOT, "postgresql://localhost:%d/%s", port(), database);
    }

    /** Stops the server; the directory stays. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new PartFailedException("PostgreSQL did not stop", e);
        }
    }

    private PostgresPart withUser() {
        onMissing(
                "SELECT 1 FROM pg_roles WHERE rolname = '%s'".formatted(USER),
                "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(USER, USER));
        return this;
    }

    private void onMissing(String question, String command) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            if (!statement.executeQuery(question).next()) {
                statement.execute(command);
            }
        } catch (SQLException e) {
            throw new PartFailedException("PostgreSQL refused: " + command, e);
        }
    }
}
