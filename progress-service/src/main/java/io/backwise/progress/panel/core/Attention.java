package io.backwise.progress.panel.core;

import io.backwise.progress.streak.core.Adherence;
import io.backwise.progress.streak.core.PainTrend;
import io.backwise.progress.streak.core.Progress;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Why a patient needs a clinician's attention. The weights are powers of two: whoever has the graver reason comes first,
 * whatever else others have.
 */
public final class Attention {
    /** Days without a report, from the first on which a session was due, that are silence. */
    static final int SILENT_DAYS = 7;

    /** A fall of adherence by so much, from four weeks to the next four, is one to look at. */
    static final double FALL = 0.2;

    private static final int WEEKS = 4;
    private static final double ROUNDING = 1e-9;
    private static final int RED_FLAG = 64;
    private static final int REPEATED_RED = 32;
    private static final int NOTHING_TOLERATED = 16;
    private static final int OTHER_ALERT = 8;
    private static final int RISING_PAIN = 4;
    private static final int SILENT = 2;
    private static final int FALLING_ADHERENCE = 1;

    private Attention() {}

    /**
     * The reasons, the gravest first; none when all is well.
     *
     * @param openAlerts kinds of the alerts that nobody has seen to
     * @param zone in which the patient's days are
     */
    public static List<Reason> of(Progress progress, List<String> openAlerts, ZoneId zone) {
        List<Reason> reasons = new ArrayList<>();
        alerts(openAlerts, reasons);
        pain(progress.pain(), reasons);
        silence(progress, zone, reasons);
        adherence(progress.adherence().weeks(), reasons);
        reasons.sort((a, b) -> b.weight() - a.weight());
        return List.copyOf(reasons);
    }

    /** Those without any reason come last. */
    public static int weight(List<Reason> reasons) {
        return reasons.stream().mapToInt(Reason::weight).sum();
    }

    private static void alerts(List<String> open, List<Reason> reasons) {
        Map<String, Integer> byKind = new TreeMap<>();
        open.forEach(it -> byKind.merge(it, 1, Integer::sum));
        List<String> others =
                open.stream().filter(it -> weight(it) == OTHER_ALERT).sorted().toList();
        count(byKind.getOrDefault("red-flag", 0), "open-red-flag", RED_FLAG, "red flag", reasons);
        count(
                byKind.getOrDefault("repeated-red", 0),
                "open-repeated-red",
                REPEATED_RED,
                "alert of repeated red",
                reasons);
        count(
                byKind.getOrDefault("nothing-tolerated", 0),
                "open-nothing-tolerated",
                NOTHING_TOLERATED,
                "alert that nothing is tolerated",
                reasons);
        if (!others.isEmpty()) {
            reasons.add(new Reason("open-alert", OTHER_ALERT, named(others)));
        }
    }

    /** Each kind once, by the words of its slug. */
    private static String named(List<String> kinds) {
        return kinds.size() + (kinds.size() == 1 ? " other open alert: " : " other open alerts: ")
                + kinds.stream().distinct().map(it -> it.replace('-', ' ')).collect(Collectors.joining(", ")) + ".";
    }

    private static int weight(String kind) {
        return switch (kind) {
            case "red-flag" -> RED_FLAG;
            case "repeated-red" -> REPEATED_RED;
            case "nothing-tolerated" -> NOTHING_TOLERATED;
            default -> OTHER_ALERT;
        };
    }

    private static void count(int many, String slug, int weight, String what, List<Reason> reasons) {
        if (many > 0) {
            reasons.add(new Reason(slug, weight, many + " open " + what + (many == 1 ? "." : "s.")));
        }
    }

    private static void pain(PainTrend trend, List<Reason> reasons) {
        if (trend.meaningful().equals("worse")) {
            reasons.add(new Reason(
                    "rising-pain",
                    RISING_PAIN,
                    "Pain rose by %.1f points since the first reports."
                            .formatted(trend.change().orElse(0))));
        }
    }

    private static void silence(Progress progress, ZoneId zone, List<Reason> reasons) {
        Optional<LocalDate> last = progress.lastSessionAt().map(it -> day(it, zone));
        boolean isDueLately = lastWeeksDue(progress.adherence().weeks()) > 0;
        boolean isSilent = firstUnanswered(progress, last)
                .filter(it -> ChronoUnit.DAYS.between(it, progress.asOf()) + 1 >= SILENT_DAYS)
                .isPresent();
        if (isDueLately && isSilent) {
            reasons.add(new Reason(
                    "silent",
                    SILENT,
                    last.map(it -> "No report since " + it + ".").orElse("No report yet.")));
        }
    }

    /** The first day on which a session was due since the last one: whoever has just begun, or begun again, is not silent. */
    private static Optional<LocalDate> firstUnanswered(Progress progress, Optional<LocalDate> last) {
        return progress.days().entrySet().stream()
                .filter(it -> it.getValue().wasDue())
                .map(Map.Entry::getKey)
                .filter(it -> last.isEmpty() || it.isAfter(last.get()))
                .min(Comparator.naturalOrder());
    }

    private static LocalDate day(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate();
    }

    /** What was due in this week and the one before: of whom nothing is asked any more nothing is missed. */
    private static int lastWeeksDue(List<Adherence.Week> weeks) {
        return weeks.subList(Math.max(0, weeks.size() - 2), weeks.size()).stream()
                .mapToInt(Adherence.Week::due)
                .sum();
    }

    private static void adherence(List<Adherence.Week> weeks, List<Reason> reasons) {
        int current = weeks.size() - 1;
        OptionalDouble recent = rate(weeks, current - WEEKS, current);
        OptionalDouble before = rate(weeks, current - 2 * WEEKS, current - WEEKS);
        if (recent.isPresent()
                && before.isPresent()
                && before.getAsDouble() - recent.getAsDouble() >= FALL - ROUNDING) {
            reasons.add(new Reason(
                    "falling-adherence",
                    FALLING_ADHERENCE,
                    "Adherence fell from %.0f %% to %.0f %%, four weeks by four."
                            .formatted(100 * before.getAsDouble(), 100 * recent.getAsDouble())));
        }
    }

    /** Met by due of the weeks {@code [from, to)}; empty when nothing was due. */
    private static OptionalDouble rate(List<Adherence.Week> weeks, int from, int to) {
        List<Adherence.Week> some = weeks.subList(Math.max(0, from), Math.max(0, to));
        int due = some.stream().mapToInt(Adherence.Week::due).sum();
        int met = some.stream().mapToInt(Adherence.Week::met).sum();
        return due == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) met / due);
    }
}
