package io.backwise.benchmarks.pipeline;

import io.backwise.benchmarks.Report;
import io.backwise.benchmarks.measure.MeasuredSystem;
import io.backwise.benchmarks.measure.Rounds;
import io.backwise.benchmarks.measure.Verdicts;
import java.time.Duration;

/** Events a second that a warm progress-service enters into its ledger when more wait than it can take. */
final class RateComparison {
    private static final double GATE = 0.30;
    private static final double GOAL = 0.60;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int WARM_UP_EVENTS = 20_000;

    private final Consumption consumption;
    private final Settings settings;
    private final Report report;

    RateComparison(Consumption consumption, Settings settings, Report report) {
        this.consumption = consumption;
        this.settings = settings;
        this.report = report;
    }

    void run() throws Exception {
        warmUp();
        Rounds rounds = new Rounds();
        for (int round = 0; round < settings.rounds(); round++) {
            int turn = round;
            MeasuredSystem system = consumption.system();
            system.whileHalted(MeasuredSystem.PROGRESS, () -> {
                Published events = consumption.publish(settings.events());
                rounds.measure(
                        turn,
                        () -> {
                            system.settle();
                            system.resume(MeasuredSystem.PROGRESS);
                            return consumption.ledger().await(events, PATIENCE).perSecond();
                        },
                        () -> {
                            system.settle();
                            return consumption.control().consume(events).perSecond();
                        });
            });
        }
        Verdicts verdicts = new Verdicts(report);
        verdicts.atLeast("consumption, " + settings.events() + " events a round", "events/s", rounds, GATE, GOAL);
        verdicts.rejectUnlessSteady("consumption", rounds);
    }

    private void warmUp() throws Exception {
        long end = System.nanoTime() + settings.warmUp().toNanos();
        do {
            Published events = consumption.publish(Math.min(settings.events(), WARM_UP_EVENTS));
            consumption.ledger().await(events, PATIENCE);
            consumption.control().consume(events);
        } while (System.nanoTime() < end);
    }
}
