package io.backwise.benchmarks.pipeline;

import io.backwise.benchmarks.Report;
import io.backwise.benchmarks.pipeline.BenchStack.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.kafka.common.TopicPartition;

/** Report to streak, consumption, and a backlog, each beside its control. */
public final class PipelineRun {
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");
    private static final int STREAMS = 50;
    private static final int CLIENTS = 8;
    private static final int PEOPLE = 2_000;

    private PipelineRun() {}

    /**
     * @param rounds of subject and control
     * @param round time of one
     * @param chunk events of a consumption round
     * @param backlog events that wait for the last measurement
     */
    public record Plan(Duration warmUp, int rounds, Duration round, int chunk, int backlog) {
        public static final Plan FULL = new Plan(Duration.ofSeconds(45), 5, Duration.ofSeconds(6), 60_000, 1_000_000);
        public static final Plan QUICK = new Plan(Duration.ofSeconds(4), 2, Duration.ofSeconds(2), 5_000, 20_000);
    }

    public static void run(Report report, Plan plan) throws Exception {
        KAFKA.setLevel(Level.SEVERE);
        try (BenchStack system = new BenchStack()) {
            visible(report, plan, system);
            Backlog backlog = new Backlog(system, PEOPLE);
            backlog.plans();
            backlog.awaitConsumed();
            consumed(report, plan, system, backlog);
            drained(report, plan, system, backlog);
        }
    }

    private static void visible(Report report, Plan plan, BenchStack system) throws Exception {
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            people.add(system.person());
        }
        try (Streams streams = new Streams(system, people);
                ControlLoop control = new ControlLoop(system)) {
            Thread.sleep(2_000);
            closedModel(streams, plan.warmUp());
            double throughput = closedModel(streams, plan.round());
            double rate = throughput / 2;
            report.say("reports, closed model, %d clients each waiting for the streak: %.0f/s", CLIENTS, throughput);
            String body = people.getFirst().report();
            OpenLoad.run(rate, plan.round(), intended -> control.report(body).visible() - intended);
            List<Double> ratios = new ArrayList<>();
            List<Double> controls = new ArrayList<>();
            Histogram all = new Histogram(3);
            Histogram fromIntended = new ConcurrentHistogram(3);
            Histogram bare = new Histogram(3);
            for (int round = 0; round < plan.rounds(); round++) {
                Histogram subject = new ConcurrentHistogram(3);
                Histogram beside = new ConcurrentHistogram(3);
                for (int turn = 0; turn < 2; turn++) {
                    if ((turn + round) % 2 == 0) {
                        subject.add(OpenLoad.run(rate, plan.round(), intended -> {
                            Streams.Way way = streams.report();
                            fromIntended.recordValue((way.visible() - intended) / 1_000);
                            return way.visible() - way.acknowledged();
                        }));
                    } else {
                        beside.add(OpenLoad.run(rate, plan.round(), intended -> {
                            Streams.Way way = control.report(body);
                            return way.visible() - way.acknowledged();
                        }));
                    }
                }
                ratios.add((double) subject.getValueAtPercentile(99) / beside.getValueAtPercentile(99));
                controls.add((double) beside.getValueAtPercentile(50));
                all.add(subject);
                bare.add(beside);
            }
            tell(report, "report acknowledged -> streak visible", all, rate);
            tell(report, "report intended -> streak visible", fromIntended, rate);
            tell(report, "bare loop, row committed -> seen", bare, rate);
            report.ratio("report acknowledged -> streak visible, p99", ratios, 4, 2, false);
            report.requireSteady("bare loop", controls);
        }
    }

    private static void tell(Report report, String what, Histogram times, double rate) {
        report.say(
                "%s: p50 %.1f ms, p99 %.1f ms, most %.1f ms, %,d at %.0f/s",
                what,
                times.getValueAtPercentile(50) / 1e3,
                times.getValueAtPercentile(99) / 1e3,
                times.getMaxValue() / 1e3,
                times.getTotalCount(),
                rate);
    }

    /** Each client reports again as soon as it sees its streak; gives reports a second. */
    private static double closedModel(Streams streams, Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        AtomicInteger done = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.execute(() -> {
                    while (System.nanoTime() < end) {
                        try {
                            streams.report();
                            done.incrementAndGet();
                        } catch (Exception e) {
                            failed.incrementAndGet();
                            return;
                        }
                    }
                });
            }
        }
        if (failed.get() > 0) {
            throw new IllegalStateException(failed + " clients failed");
        }
        return done.get() / (time.toNanos() / 1e9);
    }

    private static void consumed(Report report, Plan plan, BenchStack system, Backlog backlog) throws Exception {
        ProcessHandle progress = system.stack.process("progress-service");
        List<Double> ratios = new ArrayList<>();
        List<Double> controls = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        for (int round = -1; round < plan.rounds(); round++) {
            Map<TopicPartition, Long> from = backlog.ends();
            // Stopped for less than its session: it stays warm, and a member of its group.
            BenchStack.signal(progress, "STOP");
            backlog.publish(plan.chunk());
            double control = round % 2 == 0 ? backlog.bareLoop(from, plan.chunk()) : 0;
            BenchStack.signal(progress, "CONT");
            long begin = System.nanoTime();
            backlog.awaitConsumed();
            double subject = plan.chunk() / ((System.nanoTime() - begin) / 1e9);
            if (control == 0) {
                control = backlog.bareLoop(from, plan.chunk());
            }
            // The first round warms both up.
            if (round >= 0) {
                ratios.add(subject / control);
                controls.add(control);
                rates.add(subject);
            }
        }
        report.say(
                "consumption: %.0f events/s (%.0f-%.0f), %,d people, sessions of a year in no order; bare loop %.0f (%.0f-%.0f)",
                median(rates), least(rates), most(rates), PEOPLE, median(controls), least(controls), most(controls));
        report.ratio("consumption", ratios, 0.30, 0.60, true);
        report.requireSteady("bare loop", controls);
    }

    private static void drained(Report report, Plan plan, BenchStack system, Backlog backlog) throws Exception {
        system.stack.process("progress-service").destroy();
        system.stack.process("progress-service").onExit().join();
        long before = backlog.rows();
        backlog.publish(plan.backlog());
        system.stack.restart("progress-service");
        system.stack.awaitReady("progress-service");
        ProcessHandle progress = system.stack.process("progress-service");
        long begin = System.nanoTime();
        long atStart = backlog.behind();
        List<Long> memory = new ArrayList<>();
        while (backlog.behind() > 16) {
            memory.add(Backlog.residentMegabytes(progress));
            Thread.sleep(500);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        long rows = backlog.rows() - before;
        report.say(
                "backlog of %,d drained in %.0f s: %.0f events/s; resident memory %d MB in the middle, %d MB at most",
                plan.backlog(),
                seconds,
                atStart / seconds,
                memory.isEmpty() ? 0 : memory.get(memory.size() / 2),
                memory.stream().mapToLong(it -> it).max().orElse(0));
        report.exactly("rows of the backlog", rows, plan.backlog());
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static double least(List<Double> values) {
        return values.stream().mapToDouble(it -> it).min().orElseThrow();
    }

    private static double most(List<Double> values) {
        return values.stream().mapToDouble(it -> it).max().orElseThrow();
    }
}
