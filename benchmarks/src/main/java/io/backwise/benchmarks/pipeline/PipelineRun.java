package io.backwise.benchmarks.pipeline;

import io.backwise.benchmarks.Report;
import io.backwise.benchmarks.measure.MeasuredSystem;
import io.backwise.benchmarks.pipeline.Settings.Part;
import java.lang.management.ManagementFactory;
import java.util.List;

/** From a report to a streak: {@code ./backwise bench pipeline}. */
public final class PipelineRun {
    private final Settings settings;

    private PipelineRun(Settings settings) {
        this.settings = settings;
    }

    /** @throws IllegalArgumentException for options that are not known */
    public static PipelineRun of(List<String> options) {
        return new PipelineRun(Settings.of(options));
    }

    /** How to call it. */
    public static String usage() {
        return Settings.USAGE;
    }

    /** Whether the run is large enough for its results to be kept. */
    public boolean isKept() {
        return !settings.quick() && settings.rounds() >= 5 && settings.parts().size() == Part.values().length;
    }

    /** Starts the system, measures and stops it; a run that cannot be finished is a failure with its reason. */
    public void run(Report report) {
        for (String service : List.of(MeasuredSystem.ROUTINE, MeasuredSystem.PROGRESS)) {
            report.say(
                    "%s: as ./backwise up starts it%s",
                    service, MeasuredSystem.flags(service).isEmpty() ? "" : " and " + MeasuredSystem.flags(service));
        }
        report.say(
                "load and controls: %s",
                String.join(
                        " ",
                        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                                .filter(it -> it.startsWith("-X"))
                                .toList()));
        try (MeasuredSystem system = MeasuredSystem.start()) {
            measure(system, report);
        } catch (Exception e) {
            report.gate(false, "FAIL: the run could not be finished: %s", e);
        }
    }

    private void measure(MeasuredSystem system, Report report) throws Exception {
        if (settings.parts().contains(Part.DELAY)) {
            load(report);
            new DelayComparison(system, settings, report).run();
        }
        if (settings.parts().contains(Part.RATE) || settings.parts().contains(Part.BACKLOG)) {
            try (Consumption consumption = new Consumption(system)) {
                if (settings.parts().contains(Part.RATE)) {
                    load(report);
                    new RateComparison(consumption, settings, report).run();
                }
                if (settings.parts().contains(Part.BACKLOG)) {
                    load(report);
                    new BacklogDrain(consumption, settings, report).run();
                }
            }
        }
        load(report);
    }

    private static void load(Report report) {
        report.say(
                "load average %.2f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
