package io.backwise.benchmarks.pipeline;

import io.backwise.benchmarks.Report;
import io.backwise.benchmarks.measure.MeasuredSystem;
import io.backwise.benchmarks.measure.Rounds;
import io.backwise.benchmarks.measure.Verdicts;
import java.time.Duration;

/** How long after its acknowledgement a report is in the streak that the patient sees. */
final class DelayComparison {
    private static final double GATE = 4;
    private static final double GOAL = 2;
    private static final double GOAL_MILLIS = 50;
    private static final Duration CLOSED = Duration.ofSeconds(10);
    private static final String BODY = "{\"body\": \"" + "x".repeat(600) + "\"}";

    private final MeasuredSystem system;
    private final Settings settings;
    private final Report report;

    DelayComparison(MeasuredSystem system, Settings settings, Report report) {
        this.system = system;
        this.settings = settings;
        this.report = report;
    }

    void run() throws Exception {
        try (ReportLoad subject = new ReportLoad(system, settings.patients());
                BareLoop control = new BareLoop(system, BODY)) {
            subject.closed(settings.warmUp());
            control.closed(settings.warmUp().dividedBy(3));
            int rate = rate(subject);
            compare(subject, control, rate);
        }
    }

    /** Half of what the system does at most, unless the rate was given. */
    private int rate(ReportLoad subject) throws InterruptedException {
        if (settings.rate() > 0) {
            report.say("report to streak: %,d reports/s, as given", settings.rate());
            return settings.rate();
        }
        Duration time = settings.quick() ? settings.leg() : CLOSED;
        Load.Closed closed = subject.closed(time);
        int rate = Math.max(1, (int) (closed.perSecond() / 2));
        report.say(
                "report to streak: %.0f reports/s seen in a closed loop of %d (from the send p50 %.0f, max %.0f ms);"
                        + " measured at half, %,d/s, %d patients with a stream each",
                closed.perSecond(),
                Load.WORKERS,
                closed.delays().millisFromIntended(50),
                closed.delays().millisFromIntended(100),
                rate,
                settings.patients());
        return rate;
    }

    private void compare(ReportLoad subject, BareLoop control, int rate) throws Exception {
        Rounds p50 = new Rounds();
        Rounds p99 = new Rounds();
        Delays all = new Delays();
        Delays allOfControl = new Delays();
        for (int round = 0; round < settings.rounds(); round++) {
            Delays[] of = new Delays[2];
            new Rounds().measure(round, () -> leg(of, 0, subject, rate), () -> leg(of, 1, control, rate));
            p50.add(of[0].millis(50), of[1].millis(50));
            p99.add(of[0].millis(99), of[1].millis(99));
            all.add(of[0]);
            allOfControl.add(of[1]);
        }
        Verdicts verdicts = new Verdicts(report);
        tell("service", all);
        tell("control", allOfControl);
        verdicts.tell("acknowledged to streak seen, p50", "ms", p50);
        verdicts.atMost("acknowledged to streak seen, p99", "ms", p99, GATE, GOAL);
        verdicts.goal(
                p99.subject() < GOAL_MILLIS,
                "acknowledged to streak seen, p99 at half load: %.1f ms; below %.0f ms",
                p99.subject(),
                GOAL_MILLIS);
        // Of the control's median: its p99 hangs on a handful of disk flushes, and is told with its spread.
        verdicts.rejectUnlessSteady("acknowledged to streak seen", p50);
    }

    private double leg(Delays[] of, int index, Load load, int rate) throws Exception {
        system.settle();
        of[index] = load.open(rate, settings.leg());
        return of[index].millis(99);
    }

    private void tell(String who, Delays it) {
        report.say(
                "report to streak, %s: from the acknowledgement p50 %.1f, p99 %.1f, max %.1f ms; from the intended send"
                        + " p50 %.1f, p99 %.1f, max %.1f ms; %,d reports",
                who,
                it.millis(50),
                it.millis(99),
                it.millis(100),
                it.millisFromIntended(50),
                it.millisFromIntended(99),
                it.millisFromIntended(100),
                it.count());
        if (it.hasStages()) {
            report.say(
                    "report to streak, %s: acknowledged to readable in Kafka p50 %.1f, p99 %.1f; from there to the stream"
                            + " p50 %.1f, p99 %.1f ms",
                    who,
                    it.millisUntilPublished(50),
                    it.millisUntilPublished(99),
                    it.millisFromPublished(50),
                    it.millisFromPublished(99));
        }
    }
}
