package io.backwise.benchmarks.pipeline;

import io.backwise.benchmarks.Report;
import io.backwise.benchmarks.measure.MeasuredSystem;
import io.backwise.benchmarks.measure.ResidentMemory;
import io.backwise.benchmarks.measure.Rounds;
import io.backwise.benchmarks.measure.Verdicts;
import io.backwise.benchmarks.pipeline.LedgerRows.Stretch;
import java.time.Duration;

/** What a progress-service does that comes back cold to a large backlog: all of it once, in bounded memory. */
final class BacklogDrain {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration NOTHING_MORE = Duration.ofSeconds(2);
    private static final double MOST_MEGABYTES = 640;
    private static final double MOST_GROWTH = 1.15;

    /** Seconds; before, a heap that starts small is still finding its size. */
    private static final double SHORTEST_TO_TELL = 30;

    private final Consumption consumption;
    private final Settings settings;
    private final Report report;

    BacklogDrain(Consumption consumption, Settings settings, Report report) {
        this.consumption = consumption;
        this.settings = settings;
        this.report = report;
    }

    void run() throws Exception {
        MeasuredSystem system = consumption.system();
        system.end(MeasuredSystem.PROGRESS);
        long before = consumption.ledger().count();
        Published events = consumption.publish(settings.backlog());
        system.settle();
        long start = System.nanoTime();
        system.begin(MeasuredSystem.PROGRESS);
        ResidentMemory memory = ResidentMemory.watch(system.process(MeasuredSystem.PROGRESS));
        Stretch stretch;
        try (memory) {
            stretch = consumption.ledger().await(events, PATIENCE);
        }
        // An event that was entered twice, or late, would still come.
        Thread.sleep(NOTHING_MORE);
        long rows = consumption.ledger().count() - before;
        system.settle();
        Stretch control = consumption.control().consume(events);
        tell(start, stretch, control, rows, memory);
    }

    private void tell(long start, Stretch stretch, Stretch control, long rows, ResidentMemory memory) {
        Verdicts verdicts = new Verdicts(report);
        report.say(
                "backlog of %,d events: drained in %.1f s, the first row %.1f s after a cold start",
                settings.backlog(), stretch.seconds(), (stretch.firstNanos() - start) / 1e9);
        Rounds rounds = new Rounds();
        rounds.add(stretch.perSecond(), control.perSecond());
        verdicts.tell("backlog, rate", "events/s", rounds);
        verdicts.holds(rows == settings.backlog(), "backlog, rows: %,d of %,d events", rows, settings.backlog());
        verdicts.holds(
                memory.most() <= MOST_MEGABYTES,
                "backlog, resident memory: at most %.0f MB; bound %.0f MB",
                memory.most(),
                MOST_MEGABYTES);
        if (stretch.seconds() < SHORTEST_TO_TELL) {
            report.say("backlog, resident memory flat: too short to tell");
            return;
        }
        verdicts.holds(
                memory.growth() <= MOST_GROWTH,
                "backlog, resident memory flat: last quarter / second quarter = %.2f; bound %.2f",
                memory.growth(),
                MOST_GROWTH);
    }
}
