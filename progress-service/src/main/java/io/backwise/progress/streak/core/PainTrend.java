package io.backwise.progress.streak.core;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How pain went.
 *
 * @param baseline mean pain before the session of the first three reporting days; empty before there are three
 * @param recent the same of the last three
 * @param meaningful {@code improved}, {@code worse} or {@code none}: a change of at least 2 points, or of at least 30 % of
 *     a baseline of at least 2 (Ostelo 2008)
 */
public record PainTrend(OptionalDouble baseline, OptionalDouble recent, OptionalDouble change, String meaningful) {
    private static final double POINTS = 2;
    private static final double SHARE = 0.3;
    private static final double LEAST_BASELINE = 2;

    /** Means of thirds carry rounding; a change that is exactly the threshold must not fall below it. */
    private static final double ROUNDING = 1e-9;

    /** One reporting day: the means of its reports, NPRS. */
    public record Day(LocalDate date, double painBefore, double painAfter) {}

    /** The series by day. */
    public static List<Day> series(Collection<SessionFact> sessions) {
        Map<LocalDate, List<SessionFact>> byDay =
                sessions.stream().collect(Collectors.groupingBy(SessionFact::on, TreeMap::new, Collectors.toList()));
        return byDay.entrySet().stream()
                .map(it -> new Day(
                        it.getKey(),
                        it.getValue().stream()
                                .mapToInt(SessionFact::painBefore)
                                .average()
                                .orElseThrow(),
                        it.getValue().stream()
                                .mapToInt(SessionFact::painAfter)
                                .average()
                                .orElseThrow()))
                .toList();
    }

    static PainTrend of(PainDays days) {
        if (days.first().size() < PainDays.DAYS) {
            return new PainTrend(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), "none");
        }
        double baseline = mean(days.first());
        double recent = mean(days.last());
        double change = recent - baseline;
        return new PainTrend(
                OptionalDouble.of(baseline),
                OptionalDouble.of(recent),
                OptionalDouble.of(change),
                isMeaningful(Math.abs(change), baseline) ? change < 0 ? "improved" : "worse" : "none");
    }

    private static boolean isMeaningful(double change, double baseline) {
        return change >= POINTS - ROUNDING
                || (baseline >= LEAST_BASELINE - ROUNDING && change >= SHARE * baseline - ROUNDING);
    }

    private static double mean(List<PainDays.PainDay> days) {
        return days.stream().mapToDouble(PainDays.PainDay::mean).average().orElseThrow();
    }
}
