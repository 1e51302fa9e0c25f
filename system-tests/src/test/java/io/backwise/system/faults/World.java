package io.backwise.system.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.backwise.embedded.Directories;
import io.backwise.local.Console;
import io.backwise.local.DataDirectory;
import io.backwise.local.PortPlan;
import io.backwise.local.Size;
import io.backwise.local.Stack;
import io.backwise.local.Training;
import io.backwise.system.HealthWords;
import io.backwise.system.Repository;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A system of real processes, as {@code ./backwise up} starts it, with people who have plans. */
final class World implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final int PEOPLE = 12;
    private static final int GUESTS = 3;
    private static final int UNAVAILABLE_SECONDS = 60;

    final Stack stack;
    final Topics topics;
    final Journal journal = new Journal();

    /** Ids that were sent by somebody who does not wait for an answer. */
    final Set<UUID> unanswered = ConcurrentHashMap.newKeySet();

    /** Where records lie that can never be consumed: so many dead letters there should be, and no other. */
    final Set<Topics.Place> poisoned = ConcurrentHashMap.newKeySet();

    /** Those who report sessions; more come for the soak. */
    final List<Person> people = new CopyOnWriteArrayList<>();

    /** Those whom the clinic looks after. */
    final List<Person> guests = new ArrayList<>();

    /** Everybody who came through the system's own door and is not to be erased. */
    final Set<UUID> known = ConcurrentHashMap.newKeySet();

    /** Those with conditions, and a plan; more come while the system runs. */
    final List<Composer> composers = new CopyOnWriteArrayList<>();

    final Suitable suitable = new Suitable(this);

    /** Who changes what is suitable. */
    final Editor editor;

    final Logs logs;

    private final Path directory;
    private final DataDirectory data;
    private final PortPlan ports;
    private final HttpClient http = HttpClient.newHttpClient();

    /** Whether a service may take good tokens for expired, or for not valid yet. */
    volatile boolean hasWrongClock;

    /** Reports that wait for an answer. */
    int waiting() {
        return journal.waiting() - unanswered.size();
    }

    /** Whoever has not been answered by now will not be: what went wrong until now is told, and not told again. */
    void turnThePage() {
        unanswered.addAll(journal.unsettled());
        journal.turnThePage();
    }

    World(Size size) throws Exception {
        System.setProperty("backwise.home", Repository.home().toString());
        directory = Files.createTempDirectory("backwise-faults-");
        data = DataDirectory.open(directory.resolve("data"));
        ports = PortPlan.free(size);
        Console console = new Console(System.out);
        Training.unlessDone(console);
        stack = new Stack(ports, size, data, console);
        try {
            stack.start();
            topics = new Topics(stack.brokers());
            Newcomers newcomers = new Newcomers(this);
            for (int i = 0; i < PEOPLE; i++) {
                people.add(newcomers.reporter());
            }
            call("PUT", people.getFirst().token(), Relations.consent(people.getFirst()), "", 204);
            for (int i = 0; i < GUESTS; i++) {
                guests.add(newcomers.guest());
            }
            for (String conditions : Newcomers.CONDITIONS) {
                composers.add(newcomers.composer(conditions));
            }
            editor = new Editor(this);
            logs = new Logs(
                    directory.resolve("data"),
                    HealthWords.of(
                            call("GET", "", "/api/catalog/conditions", "", 200),
                            call("GET", "", "/api/catalog/red-flags", "", 200)));
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    String gateway() {
        return "http://localhost:" + ports.gateway();
    }

    int gatewayPort() {
        return ports.gateway();
    }

    /** Calls the system, again while it says that it cannot answer now; the answer must have the status. */
    JsonNode call(String method, String token, String path, String body, int status) throws Exception {
        HttpResponse<String> answer = answer(method, token, path, body);
        for (int i = 0; i < UNAVAILABLE_SECONDS && answer.statusCode() == 503; i++) {
            Thread.sleep(1_000);
            answer = answer(method, token, path, body);
        }
        if (answer.statusCode() != status) {
            throw new IllegalStateException(
                    method + " " + path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body().isEmpty() ? "null" : answer.body());
    }

    /** Calls the system once; without a token when that is empty. */
    HttpResponse<String> answer(String method, String token, String path, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway() + path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(
                request.timeout(Duration.ofSeconds(15))
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body.isEmpty()
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private Connection connect(String database) throws SQLException {
        DriverManager.setLoginTimeout(3);
        return DriverManager.getConnection(
                stack.database().jdbcUrl(database) + "?socketTimeout=10", "backwise", "backwise");
    }

    /** Changes rows behind the system's back. */
    void change(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of each row. */
    List<String> rows(String database, String query) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet all = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (all.next()) {
                rows.add(all.getString(1));
            }
            return rows;
        }
    }

    long number(String database, String query) throws SQLException {
        return Long.parseLong(rows(database, query).getFirst());
    }

    /** Reports that are stored and not yet in the ledger. */
    long behind() throws SQLException {
        return number("routine", "SELECT count(*) FROM session WHERE " + ofPeople()) - inLedger();
    }

    /** Sessions in the ledger of those who have phones; others are known from events only. */
    long inLedger() throws SQLException {
        return number("progress", "SELECT count(*) FROM session_fact WHERE " + ofPeople());
    }

    /** For a query: the rows of those who have phones. */
    String ofPeople() {
        return of(people.stream().map(Person::id).toList());
    }

    /** For a query: the rows of these patients. */
    static String of(Collection<UUID> patients) {
        return "patient_id = ANY ('{" + patients.stream().map(UUID::toString).collect(Collectors.joining(",")) + "}')";
    }

    /** What the issuer signs with. */
    String issuerKey() throws IOException {
        return Files.readString(directory.resolve("data/issuer.jwk"));
    }

    void kill(String process) {
        ProcessHandle handle = stack.process(process);
        handle.destroyForcibly();
        handle.onExit().join();
    }

    /** SIGSTOP or SIGCONT, by the number of the process. */
    static void signal(ProcessHandle process, String signal) throws Exception {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    @Override
    public void close() throws IOException {
        stack.close();
        data.close();
        http.shutdownNow();
        if (!Boolean.getBoolean("backwise.faults.keep")) {
            Directories.delete(directory);
        } else {
            System.out.println("kept " + directory);
        }
    }
}
