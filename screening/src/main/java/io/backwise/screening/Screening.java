package io.backwise.screening;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The whole catalogue screened for one person: which exercises are excluded stands at once, why is said on demand.
 * Immutable, safe for any number of threads.
 */
public final class Screening {
    private static final int MOST_ALTERNATIVES = 3;

    private final ScreeningEngine engine;
    private final Audience audience;
    private final BitSet active;
    private final BitSet excluded;
    private final Optional<Condition> capping;

    Screening(ScreeningEngine engine, Audience audience, BitSet active, BitSet excluded, Optional<Condition> capping) {
        this.engine = engine;
        this.audience = audience;
        this.active = active;
        this.excluded = excluded;
        this.capping = capping;
    }

    /**
     * Whether the exercise must not be composed.
     *
     * @throws IllegalArgumentException for an exercise that is not in the catalogue
     */
    public boolean excludes(String exercise) {
        return excluded.get(engine.number(exercise));
    }

    /**
     * The verdict on an exercise.
     *
     * @throws IllegalArgumentException for an exercise that is not in the catalogue
     */
    public Verdict verdict(String exercise) {
        int number = engine.number(exercise);
        List<Reason> reasons = reasons(engine.compiled(number));
        if (reasons.isEmpty()) {
            return new Allowed();
        }
        return excluded.get(number) ? new Excluded(reasons) : new Caution(reasons);
    }

    /**
     * Safe stand-ins for an excluded exercise, at most three: its regressions first, then its family in the same
     * category. None is excluded itself, and none carries a stronger trait of the kind that excluded the first. Empty
     * for an exercise that is not excluded.
     *
     * @throws IllegalArgumentException for an exercise that is not in the catalogue
     */
    public List<String> alternatives(String exercise) {
        int number = engine.number(exercise);
        if (!excluded.get(number)) {
            return List.of();
        }
        CompiledExercise move = engine.compiled(number);
        BitSet tooStrong = tooStrong(move);
        List<String> alternatives = new ArrayList<>(MOST_ALTERNATIVES);
        for (int other : move.standIns()) {
            if (alternatives.size() < MOST_ALTERNATIVES
                    && !excluded.get(other)
                    && !engine.compiled(other).traits().intersects(tooStrong)) {
                alternatives.add(engine.compiled(other).exercise().slug());
            }
        }
        return List.copyOf(alternatives);
    }

    /** Every trait that is stronger than one that excludes the exercise, and of its kind. */
    private BitSet tooStrong(CompiledExercise move) {
        BitSet tooStrong = new BitSet();
        for (CompiledRule rule : move.rules()) {
            if (rule.reason().isAbsolute() && rule.applies(active)) {
                tooStrong.or(engine.strongerThan(rule.trait()));
            }
        }
        return tooStrong;
    }

    private List<Reason> reasons(CompiledExercise move) {
        List<Reason> reasons = new ArrayList<>();
        for (CompiledRule rule : move.rules()) {
            if (rule.applies(active)) {
                reasons.add(rule.reason());
            }
        }
        move.status(audience).ifPresent(it -> insert(reasons, it));
        capping.filter(it -> move.exercise().difficulty() > it.maxDifficulty())
                .ifPresent(it -> insert(reasons, engine.capReason(it)));
        return reasons;
    }

    /** Keeps the order of reasons. */
    private static void insert(List<Reason> reasons, Reason reason) {
        int at = 0;
        while (at < reasons.size() && Reason.ORDER.compare(reasons.get(at), reason) <= 0) {
            at++;
        }
        reasons.add(at, reason);
    }
}
