package io.backwise.benchmarks.scaling;

import io.backwise.benchmarks.measure.Admitted;
import io.backwise.benchmarks.measure.Clinic;
import io.backwise.benchmarks.measure.MeasuredSystem;
import io.backwise.benchmarks.measure.Wrk;
import io.backwise.benchmarks.writes.Reporting;
import java.io.IOException;
import java.net.http.HttpClient;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Reports through the gateway by a few clients, and what became of them. */
final class Load {
    private static final int CLIENTS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final MeasuredSystem system;
    private final Wrk reports;

    private Load(MeasuredSystem system, Wrk reports) {
        this.system = system;
        this.reports = reports;
    }

    static Load on(MeasuredSystem system, HttpClient http) throws Exception {
        List<Admitted> patients = new Clinic(system, http).admit(Reporting.PATIENTS);
        return new Load(system, Reporting.by(patients, Instant.now(), CLIENTS, system.directory()));
    }

    MeasuredSystem system() {
        return system;
    }

    /** Reports a second. */
    double run(Duration time) throws IOException, InterruptedException {
        return reports.perSecond(system.url("gateway"), time);
    }

    /** Waits until every report is in the ledger; gives how many are. */
    long settle() throws SQLException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            long reported = number("routine", "SELECT count(*) FROM session");
            if (number("progress", "SELECT count(*) FROM session_fact") == reported
                    && number("routine", "SELECT count(*) FROM outbox") == 0) {
                return reported;
            }
            Thread.sleep(200);
        }
        throw new IllegalStateException("the ledger does not hold the reports");
    }

    /** The number that a query gives. */
    long number(String database, String sql) throws SQLException {
        try (Connection connection = system.connect(database);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }
}
