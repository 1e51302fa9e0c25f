package io.backwise.routine.plan.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.routine.plan.core.Composition.Composed;
import io.backwise.routine.plan.core.CpSatModel.Answer;
import java.util.Locale;

/** Holds our composer against CP-SAT, order by order, and adds up both times. */
public final class Agreement {
    private final Weights weights;
    private final PlanComposer composer;
    private int orders;
    private int feasible;
    private long ours;
    private long oracles;

    public Agreement(Weights weights) {
        this.weights = weights;
        composer = new ExactComposer(weights);
    }

    /** Fails when the oracle finds more or less; gives its answer. */
    public Answer check(Order order) {
        long start = System.nanoTime();
        Composition composition = composer.compose(order);
        long between = System.nanoTime();
        Answer answer = CpSatModel.solve(order, weights);
        oracles += System.nanoTime() - between;
        ours += between - start;
        orders++;
        assertThat(composition instanceof Composed).as("feasible").isEqualTo(answer.feasible());
        if (composition instanceof Composed it) {
            feasible++;
            long all = order.goals().stream()
                    .mapToLong(goal -> goal.needs().size())
                    .sum();
            assertThat(all - it.unmet().size()).as("met needs").isEqualTo(answer.met());
            assertThat((long) it.objective()).as("points").isEqualTo(answer.points());
        }
        return answer;
    }

    /** Says on one line what was compared. */
    public void print(String what) {
        System.out.printf(
                Locale.ROOT,
                "oracle, %s: %d orders, %d with a session, all equal; ours %.3f ms each, CP-SAT %.1f ms, ratio %.0f%n",
                what,
                orders,
                feasible,
                ours / 1e6 / orders,
                oracles / 1e6 / orders,
                (double) oracles / ours);
    }
}
