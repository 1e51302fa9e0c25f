package io.backwise.benchmarks;

import io.backwise.benchmarks.pipeline.PipelineRun;
import io.backwise.benchmarks.pipeline.PipelineRun.Plan;
import java.util.List;

/** {@code ./backwise bench}: runs what is named, prints a line a path, and fails when a gate is missed. */
public final class Bench {
    private Bench() {}

    /** Ends with 1 when a gate is missed, with 2 for an unknown name. */
    public static void main(String[] args) throws Exception {
        String name = args.length == 0 ? "" : args[0];
        boolean quick = args.length == 2 && args[1].equals("--quick");
        if (!List.of("composition", "pipeline").contains(name) || args.length > (quick ? 2 : 1)) {
            System.err.println("usage: ./backwise bench composition | pipeline [--quick]");
            System.exit(2);
        }
        Report report = new Report(name);
        if (name.equals("composition")) {
            CompositionRun.run(report);
        } else {
            PipelineRun.run(report, quick ? Plan.QUICK : Plan.FULL);
        }
        if (quick) {
            System.exit(0);
        }
        report.keep();
        System.exit(report.hasFailed() ? 1 : 0);
    }
}
