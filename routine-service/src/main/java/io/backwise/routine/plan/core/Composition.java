package io.backwise.routine.plan.core;

import java.util.List;

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

    /** A candidate that was not chosen, and the reason. */
    record Lost(String exercise, String why) {}

    /** A need of a goal that stays open: no exercise of these categories. */
    record Unmet(Goal goal, List<Category> categories) {
        public Unmet {
            categories = List.copyOf(categories);
        }
    }
}
