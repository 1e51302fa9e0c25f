package io.backwise.screening;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A condition in force on a day.
 *
 * @param because {@code recorded}, {@code successor} (an earlier one turned into it) or {@code pain}
 * @param reviewDue whether its time is over and somebody has to decide; its rules stay in force
 */
public record ActiveCondition(String slug, String because, Optional<LocalDate> since, boolean reviewDue) {
    private static final String RECORDED = "recorded";
    private static final String SUCCESSOR = "successor";
    private static final String PAIN = "pain";

    /**
     * Of two sources of one condition, which is kept: what is on record before what pain says, what still runs before what
     * is over, what was recorded before what an earlier condition turned into, the latest before the earlier and the undated.
     */
    private static final Comparator<ActiveCondition> SAYS_MORE = Comparator.<ActiveCondition, Boolean>comparing(
                    it -> it.because.equals(PAIN))
            .thenComparing(ActiveCondition::reviewDue)
            .thenComparing(it -> it.because.equals(SUCCESSOR))
            .thenComparing(it -> it.since.orElse(LocalDate.MIN), Comparator.reverseOrder());

    /**
     * The conditions in force, by slug. A recorded condition is never dropped: it is here, or what it turned into is.
     *
     * @param painNow pain now, NPRS 0 to 10
     * @throws IllegalArgumentException for a condition that the rules do not know
     */
    public static List<ActiveCondition> of(RuleSet rules, Collection<Recorded> recorded, int painNow, LocalDate on) {
        Map<String, ActiveCondition> active = new TreeMap<>();
        for (Recorded it : recorded) {
            keep(active, of(rules, it, on));
        }
        rules.conditions().values().stream()
                .filter(it -> it.activatedAtPain().isPresent()
                        && painNow >= it.activatedAtPain().getAsInt())
                .sorted(Comparator.comparing(Condition::slug))
                .forEach(it -> keep(active, new ActiveCondition(it.slug(), PAIN, Optional.empty(), false)));
        return List.copyOf(active.values());
    }

    /** The names alone. */
    public static Set<String> slugs(Collection<ActiveCondition> active) {
        return active.stream().map(ActiveCondition::slug).collect(Collectors.toUnmodifiableSet());
    }

    private static void keep(Map<String, ActiveCondition> active, ActiveCondition next) {
        active.merge(next.slug(), next, (one, other) -> SAYS_MORE.compare(one, other) <= 0 ? one : other);
    }

    /**
     * What one condition on record is on that day: itself, or what it has turned into.
     *
     * @throws IllegalArgumentException for a condition that the rules do not know
     */
    public static ActiveCondition of(RuleSet rules, Recorded recorded, LocalDate on) {
        Condition condition = known(rules, recorded.slug());
        Optional<LocalDate> since = recorded.since();
        String because = RECORDED;
        while (isOver(condition, since, on)) {
            Expiry expiry = condition.expires().orElseThrow();
            if (expiry.clinicianEnds() || expiry.successor().isEmpty()) {
                return new ActiveCondition(condition.slug(), because, since, true);
            }
            since = since.map(it -> it.plusDays(expiry.afterDays().orElseThrow()));
            condition = known(rules, expiry.successor().get());
            because = SUCCESSOR;
        }
        return new ActiveCondition(condition.slug(), because, since, false);
    }

    private static boolean isOver(Condition condition, Optional<LocalDate> since, LocalDate on) {
        return since.isPresent()
                && condition.expires().isPresent()
                && condition.expires().get().afterDays().isPresent()
                && !since.get()
                        .plusDays(condition.expires().get().afterDays().getAsInt())
                        .isAfter(on);
    }

    private static Condition known(RuleSet rules, String slug) {
        Condition condition = rules.conditions().get(slug);
        if (condition == null) {
            throw new IllegalArgumentException("unknown condition " + slug);
        }
        return condition;
    }
}
