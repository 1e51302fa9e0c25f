package io.backwise.benchmarks.reads;

import io.backwise.benchmarks.measure.Admitted;
import io.backwise.benchmarks.measure.Clinic;
import io.backwise.benchmarks.measure.MeasuredSystem;
import io.backwise.benchmarks.reads.Read.Asked;
import io.backwise.progress.ledger.ExtractStore;
import io.backwise.routine.plan.PlanStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The reads that are measured, and the people who read. */
final class Reads {
    /** Behind a path whose answer has no body: the control says hello there. */
    static final String PLAIN = "?plain";

    private static final String EXERCISE = "/api/catalog/exercises/sit-up";
    private static final String LIST = "/api/catalog/exercises?category=stretch&position=supine&maxDifficulty=2";
    private static final int PATIENTS = 200;
    private static final int SESSIONS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final MeasuredSystem system;
    private final HttpClient http;

    Reads(MeasuredSystem system, HttpClient http) {
        this.system = system;
        this.http = http;
    }

    List<Read> all() throws Exception {
        List<Admitted> patients = patients();
        Map<UUID, Long> versions = versions();
        return List.of(
                new Read(
                        "catalogue read, one exercise",
                        MeasuredSystem.CATALOGUE,
                        200,
                        system.databaseUri("catalog"),
                        "SELECT body FROM exercise_version WHERE slug = 'sit-up' ORDER BY version DESC LIMIT 1",
                        List.of(new Asked(EXERCISE, Map.of())),
                        0.65,
                        0.80),
                new Read(
                        "catalogue read, filtered list",
                        MeasuredSystem.CATALOGUE,
                        200,
                        system.databaseUri("catalog"),
                        """
                        SELECT slug, name, category, start_position, difficulty, equipment, status, version FROM exercise
                        WHERE category = 'stretch' AND start_position = 'supine' AND difficulty <= 2
                        ORDER BY slug LIMIT 21
                        """,
                        List.of(new Asked(LIST, Map.of())),
                        0.65,
                        0.80),
                new Read(
                        "catalogue read, 304",
                        MeasuredSystem.CATALOGUE,
                        304,
                        "",
                        "",
                        List.of(new Asked(EXERCISE, Map.of("If-None-Match", tag()))),
                        0.65,
                        0.80),
                ofPatients(
                        "patient read, current plan",
                        MeasuredSystem.ROUTINE,
                        system.databaseUri("routine"),
                        PlanStore.CURRENT_AS_SHOWN.replace(":patient", "$1"),
                        patients,
                        it -> "/api/routine/patients/" + it + "/plans/current",
                        it -> List.of()),
                ofPatients(
                        "patient read, progress summary",
                        MeasuredSystem.PROGRESS,
                        system.databaseUri("progress"),
                        ExtractStore.EXTRACT
                                .replace(":patient", "$1")
                                .replace(":known", "$2")
                                .replace(":hash", "'" + "0".repeat(64) + "'")
                                .replace(":until", "date '9999-12-31'")
                                .replace(
                                        ":day",
                                        "date '" + LocalDate.now(ZoneOffset.UTC).minusWeeks(12) + "'"),
                        patients,
                        it -> "/api/progress/patients/" + it,
                        it -> List.of(versions.get(it))));
    }

    /** The same requests where the control says hello. */
    static List<Asked> plain(List<Asked> all) {
        return all.stream()
                .map(it -> new Asked(it.path() + PLAIN, it.headers()))
                .toList();
    }

    private static Read ofPatients(
            String name,
            String service,
            String database,
            String statement,
            List<Admitted> patients,
            Function<UUID, String> path,
            Function<UUID, List<Long>> known) {
        return new Read(
                name,
                service,
                200,
                database,
                statement,
                patients.stream()
                        .map(it -> new Asked(
                                path.apply(it.id()),
                                Map.of("Authorization", "Bearer " + it.token()),
                                List.of(it.id()),
                                known.apply(it.id())))
                        .toList(),
                0.38,
                0.60);
    }

    /** Everybody with some sessions, all of which have arrived. */
    private List<Admitted> patients() throws Exception {
        Clinic clinic = new Clinic(system, http);
        List<Admitted> patients = clinic.admit(PATIENTS);
        for (Admitted it : patients) {
            clinic.reportDays(it, SESSIONS);
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (Admitted it : patients) {
            while (!answer(MeasuredSystem.PROGRESS, it).contains("\"completed\":" + SESSIONS)) {
                if (System.nanoTime() > end) {
                    throw new IOException("the sessions do not arrive");
                }
                Thread.sleep(100);
            }
        }
        return patients;
    }

    /** The ledgers' versions, which progress-service knows of everybody who has looked once. */
    private Map<UUID, Long> versions() throws SQLException {
        try (Connection database = system.connect("progress");
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("SELECT patient_id, version FROM patient")) {
            Map<UUID, Long> versions = new HashMap<>();
            while (rows.next()) {
                versions.put(rows.getObject(1, UUID.class), rows.getLong(2));
            }
            return versions;
        }
    }

    private String answer(String service, Admitted patient) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(
                                        URI.create(system.url(service) + "/api/progress/patients/" + patient.id()))
                                .header("Authorization", "Bearer " + patient.token())
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private String tag() throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create(system.url(MeasuredSystem.CATALOGUE) + EXERCISE))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }
}
