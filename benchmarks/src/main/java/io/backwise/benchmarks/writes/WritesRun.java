package io.backwise.benchmarks.writes;

import io.backwise.benchmarks.Report;
import io.backwise.benchmarks.measure.Admitted;
import io.backwise.benchmarks.measure.Clinic;
import io.backwise.benchmarks.measure.MeasuredSystem;
import io.backwise.benchmarks.measure.Pace;
import io.backwise.benchmarks.measure.Rounds;
import io.backwise.benchmarks.measure.Verdicts;
import io.backwise.benchmarks.measure.Wrk;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Reports a second, from the request to the acknowledgement: {@code ./backwise bench writes}. */
public final class WritesRun {
    private static final int CLIENTS = 8;
    private static final Duration CONTROL_WARM_UP = Duration.ofSeconds(5);
    private static final double GATE = 0.50;
    private static final double GOAL = 0.90;

    private WritesRun() {}

    /** Starts the system, measures and stops it; a run that cannot be finished is a failure with its reason. */
    public static void run(Report report, Pace pace) {
        try {
            Wrk.require();
            PgBench.require();
            try (MeasuredSystem system = MeasuredSystem.start()) {
                measure(system, report, pace);
            }
        } catch (Exception e) {
            report.gate(false, "FAIL: the run could not be finished: %s", e);
        }
    }

    private static void measure(MeasuredSystem system, Report report, Pace pace) throws Exception {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        Clinic clinic = new Clinic(system, http);
        List<Admitted> patients = clinic.admit(Reporting.PATIENTS);
        clinic.reportDays(patients.getFirst(), 1);
        PgBench bare = new SameStatements(system).prepare(patients, CLIENTS, system.directory());
        Wrk reports = Reporting.by(patients, Instant.now(), CLIENTS, system.directory());
        String url = system.url(MeasuredSystem.ROUTINE);
        Rounds rounds = new Rounds();
        // Whoever reads the events would take a part of the two cores that the other side does not pay for.
        system.whileHalted(MeasuredSystem.PROGRESS, () -> {
            pace.warm(time -> reports.perSecond(url, time));
            bare.perSecond(CONTROL_WARM_UP);
            for (int round = 0; round < pace.rounds(); round++) {
                rounds.measure(
                        round,
                        () -> {
                            system.settle();
                            return reports.perSecond(url, pace.leg());
                        },
                        () -> {
                            system.settle();
                            return bare.perSecond(pace.leg());
                        });
            }
        });
        Verdicts verdicts = new Verdicts(report);
        verdicts.atLeast(
                "session report, over HTTP / its transaction in pgbench, " + CLIENTS + " clients",
                "reports/s",
                rounds,
                GATE,
                GOAL);
        verdicts.rejectUnlessSteady("session report", rounds);
    }
}
