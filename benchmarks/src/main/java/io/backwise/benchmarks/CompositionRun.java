package io.backwise.benchmarks;

import io.backwise.routine.plan.CompositionBenchmark;
import io.backwise.routine.plan.People;
import io.backwise.routine.plan.ShippedConfig;
import io.backwise.routine.plan.core.Agreement;
import io.backwise.routine.plan.core.Composition;
import io.backwise.routine.plan.core.ExactComposer;
import io.backwise.routine.plan.core.Order;
import io.backwise.routine.plan.core.PlanComposer;
import io.backwise.routine.plan.core.RandomOrders;
import io.backwise.routine.plan.core.Weights;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** How long an answer takes, what it allocates, and how CP-SAT fares with the same problems. */
final class CompositionRun {
    private static final int ROUNDS = 5;
    private static final int REPEATED = 20;
    private static final long WARM_UP_NANOS = 45_000_000_000L;
    private static final Weights WEIGHTS = ShippedConfig.weights();

    private static int sink;

    private CompositionRun() {}

    static void run(Report report) throws RunnerException {
        for (RunResult it : new Runner(new OptionsBuilder()
                        .include(CompositionBenchmark.class.getName())
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run()) {
            latency(report, it);
        }
        against(report, "shipped catalogue", shipped(), 100);
        against(report, "300 random candidates", random(), 20);
    }

    private static void latency(Report report, RunResult run) {
        String catalogue = run.getParams().getParam("catalogue");
        String what = run.getPrimaryResult().getLabel() + ", "
                + (catalogue.equals("shipped") ? "shipped catalogue" : "catalogues of " + catalogue);
        Statistics times = run.getPrimaryResult().getStatistics();
        double bytes = run.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
        report.say(
                "%s: p50 %.1f us, p99 %.1f us, p99.9 %.1f us, %.1f kB allocated, %,d samples",
                what,
                times.getPercentile(50),
                times.getPercentile(99),
                times.getPercentile(99.9),
                bytes / 1_000,
                times.getN());
        if (run.getPrimaryResult().getLabel().equals("answer")) {
            boolean shipped = catalogue.equals("shipped");
            report.below(what + ", p99", times.getPercentile(99), "us", 5_000, shipped ? 1_000 : 5_000);
            if (shipped) {
                report.below(what + ", allocated", bytes / 1_000, "kB", 100, 100);
            }
        }
    }

    private static List<Order> shipped() {
        People people = new People();
        people.catalogue = "shipped";
        people.meet();
        return people.all().stream().map(People.Person::order).toList();
    }

    /** The problems that the oracle's test draws, all of the largest size: CP-SAT proves them in less than a second. */
    private static List<Order> random() {
        return LongStream.range(0, 1_000)
                .mapToObj(seed -> RandomOrders.of(new SplittableRandom(seed), 300))
                .toList();
    }

    /** Solves the same problems in turn, ours many times and CP-SAT once, and checks that they agree. */
    private static void against(Report report, String what, List<Order> all, int orders) {
        PlanComposer composer = new ExactComposer(WEIGHTS);
        Agreement agreement = new Agreement(WEIGHTS);
        long warm = System.nanoTime() + WARM_UP_NANOS;
        for (int i = 0; System.nanoTime() < warm; i++) {
            composer.compose(all.get(i % all.size()));
        }
        double[] ours = new double[ROUNDS];
        double[] oracles = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            Times times = round(composer, agreement, all.subList(round * orders, (round + 1) * orders));
            ours[round] = times.ours() / orders;
            oracles[round] = times.oracle() / orders;
        }
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            ratios[round] = oracles[round] / ours[round];
        }
        report.say(
                "optimum and account, %s: CP-SAT %.2f ms / ours %.3f ms = %.0f (%.0f-%.0f), %d rounds of %d orders, all equal",
                what,
                median(oracles) * 1e3,
                median(ours) * 1e3,
                median(ratios),
                DoubleStream.of(ratios).min().orElseThrow(),
                DoubleStream.of(ratios).max().orElseThrow(),
                ROUNDS,
                orders);
    }

    /** Seconds that each took for all orders; of CP-SAT the solver alone. */
    private record Times(double ours, double oracle) {}

    private static Times round(PlanComposer composer, Agreement agreement, List<Order> orders) {
        double ours = 0;
        double oracle = 0;
        for (Order order : orders) {
            long start = System.nanoTime();
            for (int i = 0; i < REPEATED; i++) {
                sink += composer.compose(order) instanceof Composition.Composed ? 1 : 0;
            }
            ours += (System.nanoTime() - start) / 1e9 / REPEATED;
            oracle += agreement.check(order).seconds();
        }
        return new Times(ours, oracle);
    }

    private static double median(double[] figures) {
        return DoubleStream.of(figures).sorted().toArray()[figures.length / 2];
    }
}
