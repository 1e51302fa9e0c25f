package io.backwise.benchmarks.scaling;

import io.backwise.benchmarks.Report;
import io.backwise.benchmarks.measure.MeasuredSystem;
import io.backwise.benchmarks.measure.Pace;
import io.backwise.benchmarks.measure.Rounds;
import io.backwise.benchmarks.measure.Verdicts;
import io.backwise.benchmarks.measure.Wrk;
import io.backwise.local.Size;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;

/** What more cores and more replicas bring, and what a report costs: {@code ./backwise bench scaling}. */
public final class ScalingRun {

    /** After a whole system stood still: until its consumers have their partitions and its relays their shards again. */
    private static final Duration AWAKE = Duration.ofSeconds(12);

    private static final String ONE_CORE = "0";
    private static final String TWO_CORES = "0,1";
    private static final double CORES_GATE = 1.4;
    private static final double CORES_GOAL = 1.7;
    private static final double REPLICAS_GATE = 0.90;
    private static final double REPLICAS_GOAL = 0.95;

    private final Report report;
    private final Pace pace;
    private final Verdicts verdicts;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private ScalingRun(Report report, Pace pace) {
        this.report = report;
        this.pace = pace;
        this.verdicts = new Verdicts(report);
    }

    /** Starts the systems, measures and stops them; a run that cannot be finished is a failure with its reason. */
    public static void run(Report report, Pace pace) {
        try {
            Wrk.require();
            new ScalingRun(report, pace).measure();
        } catch (Exception e) {
            report.gate(false, "FAIL: the run could not be finished: %s", e);
        }
    }

    private void measure() throws Exception {
        try (MeasuredSystem system = MeasuredSystem.start()) {
            Load load = Load.on(system, http);
            load.run(pace.warmUp());
            cores(load);
            new Costs(load, report).tell();
            for (int replicas : new int[] {2, 4}) {
                halt(system);
                try (MeasuredSystem larger = MeasuredSystem.start(new Size(1, replicas))) {
                    Load other = Load.on(larger, http);
                    other.run(pace.warmUp());
                    replicas(load, other, replicas);
                } finally {
                    resume(system);
                }
            }
        }
    }

    private void cores(Load load) throws Exception {
        Rounds rounds = new Rounds();
        for (int round = 0; round < pace.rounds(); round++) {
            rounds.measure(round, () -> pinned(load, TWO_CORES), () -> pinned(load, ONE_CORE));
        }
        Processors.pin(load.system().processes(), TWO_CORES);
        verdicts.atLeast("reports, two cores by one", "reports/s", rounds, CORES_GATE, CORES_GOAL);
        verdicts.rejectUnlessSteady("cores", rounds);
    }

    private double pinned(Load load, String processors) throws Exception {
        load.settle();
        Processors.pin(load.system().processes(), processors);
        return load.run(pace.leg());
    }

    /** The same clients, one system after the other; the one that waits stands still. */
    private void replicas(Load one, Load other, int replicas) throws Exception {
        Rounds rounds = new Rounds();
        for (int round = 0; round < pace.rounds(); round++) {
            rounds.measure(round, () -> alone(other, one), () -> alone(one, other));
        }
        resume(one.system());
        resume(other.system());
        String what = "reports, " + replicas + " replicas by one at the load of 8 clients";
        verdicts.atLeast(what, "reports/s", rounds, REPLICAS_GATE, REPLICAS_GOAL);
        verdicts.rejectUnlessSteady(what, rounds);
        for (Load it : new Load[] {one, other}) {
            long reported = it.settle();
            long counted = it.number("progress", "SELECT count(DISTINCT session_id) FROM session_fact");
            verdicts.holds(
                    reported == counted, "%,d sessions reported, %,d in the ledger, each once", reported, counted);
        }
    }

    private double alone(Load subject, Load waiting) throws Exception {
        halt(waiting.system());
        resume(subject.system());
        subject.run(AWAKE);
        return subject.run(pace.leg());
    }

    private static void halt(MeasuredSystem system) throws IOException, InterruptedException {
        system.signalAll("-STOP");
    }

    private static void resume(MeasuredSystem system) throws IOException, InterruptedException {
        system.signalAll("-CONT");
    }
}
