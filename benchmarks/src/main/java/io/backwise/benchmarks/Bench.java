package io.backwise.benchmarks;

import java.util.List;

/** {@code ./backwise bench}: runs what is named, prints a line a path, and fails when a gate is missed. */
public final class Bench {
    private Bench() {}

    /** Ends with 1 when a gate is missed, with 2 for an unknown name. */
    public static void main(String[] args) throws Exception {
        if (!List.of(args).equals(List.of("composition"))) {
            System.err.println("usage: ./backwise bench composition");
            System.exit(2);
        }
        Report report = new Report("composition");
        CompositionRun.run(report);
        report.keep();
        System.exit(report.hasFailed() ? 1 : 0);
    }
}
