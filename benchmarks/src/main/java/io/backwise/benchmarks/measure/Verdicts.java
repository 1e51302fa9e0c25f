package io.backwise.benchmarks.measure;

import io.backwise.benchmarks.Report;
import java.util.Collections;

/** Says how figures stand to their marks. */
public final class Verdicts {
    private final Report report;

    public Verdicts(Report report) {
        this.report = report;
    }

    /** A ratio that must not exceed the gate. */
    public void atMost(String what, String unit, Rounds rounds, double gate, double goal) {
        ratio(what, unit, rounds, gate, rounds.ratio() <= gate, goal, rounds.ratio() <= goal);
    }

    /** A ratio that must reach the gate. */
    public void atLeast(String what, String unit, Rounds rounds, double gate, double goal) {
        ratio(what, unit, rounds, gate, rounds.ratio() >= gate, goal, rounds.ratio() >= goal);
    }

    private void ratio(
            String what, String unit, Rounds rounds, double gate, boolean passes, double goal, boolean meets) {
        report.gate(
                passes,
                "%s; gate %.2f %s; goal %.2f %s",
                line(what, unit, rounds),
                gate,
                passes ? "PASS" : "FAIL",
                goal,
                meets ? "MET" : "MISSED");
    }

    /** A ratio without a mark. */
    public void tell(String what, String unit, Rounds rounds) {
        report.say("%s", line(what, unit, rounds));
    }

    private static String line(String what, String unit, Rounds rounds) {
        return String.format(
                java.util.Locale.ROOT,
                "%s: %,.2f %s / %,.2f %s = %.2f (%.2f-%.2f), %d round%s",
                what,
                rounds.subject(),
                unit,
                rounds.control(),
                unit,
                rounds.ratio(),
                Collections.min(rounds.ratios()),
                Collections.max(rounds.ratios()),
                rounds.count(),
                rounds.count() == 1 ? "" : "s");
    }

    /** Something that simply has to hold. */
    public void holds(boolean holds, String format, Object... figures) {
        report.gate(
                holds, "%s; gate %s", String.format(java.util.Locale.ROOT, format, figures), holds ? "PASS" : "FAIL");
    }

    /** A wish. */
    public void goal(boolean meets, String format, Object... figures) {
        report.say("%s; goal %s", String.format(java.util.Locale.ROOT, format, figures), meets ? "MET" : "MISSED");
    }

    /** Fails a run in which the control did not stand still. */
    public void rejectUnlessSteady(String what, Rounds rounds) {
        if (rounds.variation() > Rounds.MOST_VARIATION) {
            report.gate(
                    false,
                    "%s: REJECTED, the control varied by %.1f (most %.1f): measure again on a quiet machine",
                    what,
                    rounds.variation(),
                    Rounds.MOST_VARIATION);
        }
    }
}
