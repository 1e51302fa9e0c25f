package io.backwise.benchmarks;

import io.backwise.benchmarks.measure.Pace;
import io.backwise.benchmarks.pipeline.PipelineRun;
import io.backwise.benchmarks.reads.ReadsRun;
import io.backwise.benchmarks.scaling.ScalingRun;
import io.backwise.benchmarks.startup.StartupRun;
import io.backwise.benchmarks.writes.WritesRun;
import java.util.List;

/** {@code ./backwise bench}: runs what is named, prints a line a path, and fails when a gate is missed. */
public final class Bench {
    private Bench() {}

    /** Ends with 1 when a gate is missed, with 2 for an unknown name. */
    public static void main(String[] args) throws Exception {
        List<String> words = List.of(args);
        switch (words.isEmpty() ? "" : words.getFirst()) {
            case "composition" -> plain(words, CompositionRun::run);
            case "reads" -> paced(words, ReadsRun::run);
            case "writes" -> paced(words, WritesRun::run);
            case "pipeline" -> pipeline(words.subList(1, words.size()));
            case "startup" -> plain(words, StartupRun::run);
            case "scaling" -> paced(words, ScalingRun::run);
            default -> refuse("usage: ./backwise bench composition|reads|writes|pipeline|startup|scaling");
        }
    }

    /** What is measured. */
    @FunctionalInterface
    private interface Run {
        void into(Report report) throws Exception;
    }

    /** A measurement without options, whose results are always kept. */
    private static void plain(List<String> words, Run run) throws Exception {
        String name = words.getFirst();
        if (words.size() > 1) {
            refuse("usage: ./backwise bench " + name);
        }
        Report report = new Report(name);
        run.into(report);
        report.keep();
        System.exit(report.hasFailed() ? 1 : 0);
    }

    /** What is measured, at a pace. */
    @FunctionalInterface
    private interface PacedRun {
        void into(Report report, Pace pace) throws Exception;
    }

    /** A measurement of which {@code --quick} shows that it works, and keeps nothing. */
    private static void paced(List<String> words, PacedRun run) throws Exception {
        boolean quick = words.size() > 1 && words.get(1).equals("--quick");
        if (words.size() > (quick ? 2 : 1)) {
            refuse("usage: ./backwise bench " + words.getFirst() + " [--quick]");
        }
        Report report = new Report(words.getFirst());
        run.into(report, quick ? Pace.QUICK : Pace.FULL);
        if (!quick) {
            report.keep();
        }
        System.exit(report.hasFailed() ? 1 : 0);
    }

    private static void pipeline(List<String> options) throws Exception {
        PipelineRun run;
        try {
            run = PipelineRun.of(options);
        } catch (IllegalArgumentException e) {
            refuse("backwise: " + e.getMessage() + "\n" + PipelineRun.usage());
            return;
        }
        Report report = new Report("pipeline");
        run.run(report);
        if (run.isKept()) {
            report.keep();
        }
        System.exit(report.hasFailed() ? 1 : 0);
    }

    private static void refuse(String why) {
        System.err.println(why);
        System.exit(2);
    }
}
