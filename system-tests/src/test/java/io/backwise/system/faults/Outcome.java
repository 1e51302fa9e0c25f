package io.backwise.system.faults;

import java.util.List;
import java.util.Locale;

/** What came of a fault. */
record Outcome(
        Fault fault,
        String feltAs,
        int acknowledged,
        int lost,
        int doubled,
        double recoveredSeconds,
        List<String> complaints) {

    /** It could not be played to its end. */
    static Outcome broken(Fault fault, int acknowledged, Exception cause) {
        return new Outcome(fault, "", acknowledged, 0, 0, 0, List.of("broken off by " + cause));
    }

    boolean passed() {
        return complaints.isEmpty() && lost == 0 && doubled == 0 && !feltAs.isEmpty();
    }

    /** One line for the run. */
    String line() {
        return String.format(
                Locale.ROOT,
                "fault %s felt=%s acknowledged=%d lost=%d double=%d recovered_s=%.1f %s  %s%s",
                fault.number(),
                feltAs.isEmpty() ? "no" : "yes",
                acknowledged,
                lost,
                doubled,
                recoveredSeconds,
                passed() ? "PASS" : "FAIL",
                fault.what(),
                complaints.isEmpty() ? "" : "\n    " + String.join("\n    ", complaints));
    }

    /** The row of a fault that this machine cannot make. */
    static String notPlayed(Fault fault, String why) {
        return "| " + fault.number() + " | " + fault.what() + " | | | | | | not played: " + why + " |";
    }

    /** A row of the table in {@code docs/reliability.md}. */
    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %d | %d | %d | %.1f | %s |",
                fault.number(),
                fault.what(),
                feltAs.isEmpty() ? "no" : feltAs,
                acknowledged,
                lost,
                doubled,
                recoveredSeconds,
                passed() ? "PASS" : "FAIL");
    }
}
