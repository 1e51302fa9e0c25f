package io.backwise.routine.adaptation.core;

import io.backwise.routine.plan.core.Dose;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Days without a session, after which a plan does not go on where it stopped. A day on which nothing was due is no gap: who
 * trains once a week and never missed it has none.
 */
public enum Gap {
    /** About three quarters of the last volume. */
    WEEK("RG03", 7, "no session for a week"),

    /** The dose of the plan's first week. */
    TWO_WEEKS("RG04", 14, "no session for two weeks"),

    /** The same, and the questions on red flags and conditions are asked again before any session. */
    FOUR_WEEKS("RG05", 28, "no session for four weeks");

    private static final int LESS = 75;

    private final String rule;
    private final int days;
    private final String because;

    Gap(String rule, int days, String because) {
        this.rule = rule;
        this.days = days;
        this.because = because;
    }

    public int days() {
        return days;
    }

    public String because() {
        return because;
    }

    /**
     * The widest that lies between.
     *
     * @param last day with a session
     * @param today the patient's day
     */
    public static Optional<Gap> between(LocalDate last, LocalDate today, Collection<DayOfWeek> weekdays) {
        Set<DayOfWeek> due = Set.copyOf(weekdays);
        boolean isMissed = last.isBefore(today)
                && last.plusDays(1).datesUntil(today).anyMatch(it -> due.contains(it.getDayOfWeek()));
        return isMissed
                ? Arrays.stream(values())
                        .filter(it -> !last.plusDays(it.days).isAfter(today))
                        .max(Comparator.comparingInt(Gap::days))
                : Optional.empty();
    }

    /**
     * Whether the questions on red flags and conditions are due again before any session: four weeks after the last one, and four
     * weeks after answers that no session followed.
     *
     * @param last day with a session, be it of another plan; before the first one the day on which the plan began
     * @param answered when they were answered last
     */
    public static boolean asksAgain(LocalDate last, LocalDate answered, LocalDate today) {
        LocalDate due = last.plusDays(FOUR_WEEKS.days);
        return !due.isAfter(today)
                && (answered.isBefore(due)
                        || !answered.plusDays(FOUR_WEEKS.days).isAfter(today));
    }

    /**
     * With what the plan goes on; no exercise gets more than it had.
     *
     * @param now what is prescribed, by exercise in the order of play
     * @param start the dose of the first week, or with which the exercise starts where it came later
     */
    public List<Step> restart(Map<String, Dose> now, Map<String, Dose> start) {
        return now.entrySet().stream()
                .flatMap(it ->
                        restart(it.getKey(), it.getValue(), start.getOrDefault(it.getKey(), it.getValue())).stream())
                .toList();
    }

    private Optional<Step> restart(String exercise, Dose now, Dose start) {
        if (start.volume() >= now.volume()) {
            return Optional.empty();
        }
        // A shorter gap takes no more than a longer one does: three quarters, and never less than the start.
        return (this == WEEK ? Less.percent(now, LESS) : Optional.<Less.Change>empty())
                .filter(it -> it.to().volume() >= start.volume())
                .<Step>map(it -> new Step.Dosed(exercise, it.variable(), now, it.to(), false, rule, because))
                .or(() -> Optional.of(new Step.Restarted(exercise, now, start, rule, because)));
    }
}
