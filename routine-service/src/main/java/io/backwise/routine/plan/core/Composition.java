package io.backwise.routine.plan.core;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What came of composing. */
public sealed interface Composition {

    /**
     * A session.
     *
     * @param items in the order of play
     * @param lost every other candidate and why it was not chosen
     * @param unmet needs of the goals that no exercise of the session meets
     * @param seconds total time with changes of position
     * @param objective the benefit in points
     */
    record Composed(List<Item> items, List<Lost> lost, List<Unmet> unmet, int seconds, int objective)
            implements Composition {
        public Composed {
            items = List.copyOf(items);
            lost = List.copyOf(lost);
            unmet = List.copyOf(unmet);
        }
    }

    /** No session obeys the constraints. */
    record Infeasible(String reason, List<Lost> lost) implements Composition {
        public Infeasible {
            lost = List.copyOf(lost);
        }
    }

    /** A chosen move with the terms that speak for and against it. */
    record Item(Move move, List<Term> why) {
        public Item {
            why = List.copyOf(why);
        }
    }

    /**
     * A candidate that was not chosen.
     *
     * @param why what kept it out
     * @param rival the chosen exercise that would have to go for it; empty when none would
     * @param pointsShort how far the best session that takes it in for its rival falls short; with more points than that
     *     it would have been chosen. Empty when no exchange obeys the constraints or keeps the goals
     */
    record Lost(String exercise, String why, Optional<String> rival, OptionalInt pointsShort) {}

    /**
     * A need of a goal that stays open: no exercise of these categories.
     *
     * @param why {@code no-candidate}, or {@code does-not-fit} beside what other needs and the time require
     */
    record Unmet(Goal goal, List<Category> categories, String why) {
        public Unmet {
            categories = List.copyOf(categories);
        }
    }
}
