package io.backwise.benchmarks.pipeline;

import io.backwise.embedded.Durability;
import io.backwise.embedded.IssuerPart;
import io.backwise.embedded.KafkaPart;
import io.backwise.embedded.Ports;
import io.backwise.embedded.PostgresPart;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What {@code ./backwise up} runs, without the gateway, on free ports and a directory that goes away. */
final class MeasuredSystem implements AutoCloseable {
    /** The database of the controls, on the same server. */
    static final String CONTROL = "control";

    private static final List<String> DATABASES = List.of("catalog", "routine", "progress", CONTROL);

    private final Path home;
    private final Path directory;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final PostgresPart postgres;
    private final KafkaPart kafka;
    private final IssuerPart issuer;
    private final ServiceProcess routine;
    private ServiceProcess progress;
    private boolean closed;

    private MeasuredSystem(Path home) throws Exception {
        this.home = home;
        directory = Files.createTempDirectory("backwise-bench-");
        // Before the first part: who stops this program while it starts must find nothing left either.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::close));
        try {
            postgres = started(PostgresPart.start(directory.resolve("postgres"), Ports.free(), Durability.CRASH_SAFE));
            DATABASES.forEach(postgres::createDatabase);
            kafka = started(
                    KafkaPart.start(directory.resolve("kafka"), Ports.free(), Ports.free(), Durability.CRASH_SAFE));
            issuer = started(IssuerPart.start(directory.resolve("issuer.jwk"), Ports.free()));
            ServiceProcess catalogue = started(service("catalog"));
            routine = started(service("routine"));
            progress = started(service("progress"));
            for (ServiceProcess it : List.of(catalogue, routine, progress)) {
                it.awaitReady(client);
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

    private synchronized <T extends AutoCloseable> T started(T part) throws Exception {
        if (closed) {
            part.close();
            throw new IllegalStateException("it was stopped");
        }
        running.push(part);
        return part;
    }

    private ServiceProcess service(String name) throws IOException {
        int port = Ports.free();
        Map<String, String> environment = new HashMap<>(Map.of(
                "QUARKUS_HTTP_PORT",
                Integer.toString(port),
                "QUARKUS_HTTP_HOST",
                "127.0.0.1",
                "QUARKUS_DATASOURCE_USERNAME",
                PostgresPart.USER,
                "QUARKUS_DATASOURCE_PASSWORD",
                PostgresPart.USER,
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                postgres.reactiveUrl(name),
                "QUARKUS_DATASOURCE_JDBC_URL",
                postgres.jdbcUrl(name),
                "KAFKA_BOOTSTRAP_SERVERS",
                kafka.bootstrapServers(),
                "QUARKUS_OIDC_AUTH_SERVER_URL",
                issuer.url(),
                "BACKWISE_TOPICS_REPLICATION",
                "1",
                "QUARKUS_LOG_CONSOLE_JSON_ENABLED",
                "false"));
        environment.put("BACKWISE_ERASURE_KEY", "nobody is erased in a measurement");
        return ServiceProcess.start(home, name, port, environment, directory.resolve(name + ".log"));
    }

    Path home() {
        return home;
    }

    ServiceProcess routine() {
        return routine;
    }

    ServiceProcess progress() {
        return progress;
    }

    /** Ends the progress-service. */
    void stopProgress() throws Exception {
        progress.close();
    }

    /** Starts it again, cold; what it missed waits in Kafka. */
    void startProgress() throws Exception {
        progress = started(service("progress"));
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    String issuer() {
        return issuer.url();
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(database), PostgresPart.USER, PostgresPart.USER);
    }

    /** Writes out what the last leg left dirty, so that the next one does not pay for it. */
    void settle() throws SQLException, InterruptedException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(CONTROL), "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        }
        Thread.sleep(500);
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        while (!running.isEmpty()) {
            AutoCloseable part = running.pop();
            try {
                part.close();
            } catch (Exception e) {
                System.err.println("did not stop cleanly: " + e);
            }
        }
        client.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("left behind: " + directory);
        }
    }
}
