package io.backwise.benchmarks.startup;

import io.backwise.benchmarks.Report;
import io.backwise.benchmarks.measure.MeasuredSystem;
import io.backwise.benchmarks.measure.ResidentMemory;
import io.backwise.benchmarks.measure.Rounds;
import io.backwise.benchmarks.measure.Start;
import io.backwise.benchmarks.measure.Verdicts;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;

/**
 * From the process to the first 200, as {@code ./backwise up} starts it, beside the same service as a fast-jar without a cache:
 * {@code ./backwise bench startup}.
 */
public final class StartupRun {
    private static final int ROUNDS = 5;
    private static final double GATE = 0.45;
    private static final double GOAL = 0.30;
    private static final double GOAL_MEGABYTES = 250;
    private static final Duration LOAD = Duration.ofSeconds(20);
    private static final List<String> SERVICES =
            List.of(MeasuredSystem.CATALOGUE, MeasuredSystem.ROUTINE, MeasuredSystem.PROGRESS);

    private final Report report;
    private final Verdicts verdicts;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private StartupRun(Report report) {
        this.report = report;
        this.verdicts = new Verdicts(report);
    }

    /** Starts the system, measures and stops it; a run that cannot be finished is a failure with its reason. */
    public static void run(Report report) {
        try (MeasuredSystem system = MeasuredSystem.start()) {
            new StartupRun(report).measure(system);
        } catch (Exception e) {
            report.gate(false, "FAIL: the run could not be finished: %s", e);
        }
    }

    private void measure(MeasuredSystem system) throws Exception {
        report.say("whole system on an empty directory: ready after %.1f s", system.secondsToStart());
        Visits visits = new Visits(system, http);
        for (String service : SERVICES) {
            visits.of(service, LOAD);
            report.say(
                    "%s as it is started, after %d s of load: %.0f MB resident",
                    service, LOAD.toSeconds(), megabytes(system.process(service)));
        }
        for (String other : List.of("kafka", "gateway")) {
            report.say("%s: %.0f MB resident", other, megabytes(system.process(other)));
        }
        for (String service : SERVICES) {
            compare(system, service, visits);
        }
    }

    private void compare(MeasuredSystem system, String service, Visits visits) throws Exception {
        Start subject = Start.of(system.process(service));
        Start control = subject.without("-XX:AOTCache=")
                .running(system.home().resolve(service).resolve("target/fast-app/quarkus-run.jar"));
        URI answers = URI.create(system.url(service) + firstAsked(service));
        system.end(service);
        Rounds rounds = new Rounds();
        for (int round = 0; round < ROUNDS; round++) {
            rounds.measure(round, () -> seconds(subject, answers), () -> seconds(control, answers));
        }
        verdicts.atMost(service + ", process to first 200", "s", rounds, GATE, GOAL);
        verdicts.rejectUnlessSteady(service, rounds);
        memory(service, subject, answers, visits);
        system.begin(service);
        system.awaitReady(service);
    }

    private double seconds(Start start, URI answers) throws Exception {
        try (Start.Running running = start.until200(http, answers)) {
            return running.seconds();
        }
    }

    private void memory(String service, Start start, URI answers, Visits visits) throws Exception {
        Start small = start.without("-Xm").with("-Xmx128m");
        try (Start.Running running = small.until200(http, answers)) {
            int answered = visits.of(service, LOAD);
            double megabytes = megabytes(running.process().toHandle());
            verdicts.goal(
                    megabytes <= GOAL_MEGABYTES,
                    "%s at -Xmx128m, after %,d requests: %.0f MB resident; at most %.0f MB",
                    service,
                    answered,
                    megabytes,
                    GOAL_MEGABYTES);
        }
    }

    private static double megabytes(ProcessHandle process) {
        return ResidentMemory.bytes(process) / 1e6;
    }

    /** What a service without public content says once it can be used. */
    private static String firstAsked(String service) {
        return service.equals(MeasuredSystem.CATALOGUE) ? "/api/catalog/exercises/sit-up" : "/q/health/ready";
    }
}
