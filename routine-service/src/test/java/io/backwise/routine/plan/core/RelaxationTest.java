package io.backwise.routine.plan.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The bound against its definition: every sequence in played order, one by one. */
class RelaxationTest {
    private static final int CASES = Integer.getInteger("backwise.law.cases", 2_000);
    private static final Weights WEIGHTS = new Weights(10, 3, 10, 2, 3, 100, 4, 6);

    /** A problem with prices that nobody chose. */
    private record Priced(Order order, Instance instance, Prices prices, int kinds) {
        static Priced of(SplittableRandom random) {
            Order order = RandomOrders.of(random, 1 + random.nextInt(10));
            Instance instance = new Instance(order, new Objective(WEIGHTS, order), WEIGHTS);
            Prices prices = random.nextInt(4) == 0 ? Prices.ofTime(instance) : Prices.ofPoints(instance);
            if (prices.point > 0) {
                prices.second = random.nextInt(Prices.SCALE / 4);
                for (int region = 0; region < prices.region.length; region++) {
                    prices.region[region] = random.nextInt(instance.regionPoints * Prices.SCALE + 1);
                }
                for (int family = 0; family < prices.family.length; family++) {
                    prices.family[family] = random.nextInt(20 * Prices.SCALE);
                }
            }
            return new Priced(order, instance, prices, random.nextInt(1 << Category.values().length));
        }
    }

    private static void law(String name, Consumer<Priced> law) {
        Cases.law(name, CASES, Priced::of, it -> java.util.stream.Stream.empty(), law);
    }

    @Test
    void itsValueIsTheBestOfAllSequences() {
        law("relaxation", it -> {
            Relaxation relaxation = new Relaxation(it.instance());
            long value = relaxation.solve(it.kinds(), it.prices());
            long best = Relaxation.NEVER;
            for (List<Integer> sequence : sequences(it.instance(), it.kinds())) {
                best = Math.max(best, worth(it, sequence) + it.prices().refund(it.instance()));
            }
            assertThat(value).isEqualTo(best);
            int[] members = new int[PlanComposer.MOST];
            int size = relaxation.members(members);
            List<Integer> session = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                session.add(members[i]);
            }
            if (value == Relaxation.NEVER) {
                assertThat(session).isEmpty();
            } else {
                assertThat(sequences(it.instance(), it.kinds())).contains(session);
                assertThat(worth(it, session) + it.prices().refund(it.instance()))
                        .isEqualTo(value);
            }
        });
    }

    @Test
    void whatFollowsIsBoundedByTheTable() {
        law("relaxation's table", it -> {
            Relaxation relaxation = new Relaxation(it.instance());
            relaxation.solve(it.kinds(), it.prices());
            for (List<Integer> sequence : sequences(it.instance(), it.kinds())) {
                for (int at = 0; at < sequence.size(); at++) {
                    long rest = worth(it, sequence.subList(at, sequence.size()));
                    assertThat(relaxation.from(sequence.get(at), at)).isGreaterThanOrEqualTo(rest);
                }
            }
        });
    }

    @Test
    void noSessionIsWorthMoreThanTheBound() {
        law("upper bound", it -> {
            long bound = new Relaxation(it.instance()).solve(it.kinds(), it.prices());
            for (List<Integer> sequence : sequences(it.instance(), it.kinds())) {
                PartialSession session = new PartialSession(it.instance());
                boolean obeys = true;
                for (int next : sequence) {
                    obeys &= session.admits(next);
                    session.push(next);
                }
                if (obeys) {
                    assertThat((long) session.value() * it.prices().point).isLessThanOrEqualTo(bound);
                }
            }
        });
    }

    /** Every list of 3 to 6 rising candidates with the required kinds and all pins. */
    private static List<List<Integer>> sequences(Instance instance, int kinds) {
        List<List<Integer>> sequences = new ArrayList<>();
        for (int set = 0; set < 1 << instance.size(); set++) {
            List<Integer> sequence = new ArrayList<>();
            int held = 0;
            boolean pins = true;
            for (int i = 0; i < instance.size(); i++) {
                if ((set & 1 << i) != 0) {
                    sequence.add(i);
                    held |= 1 << instance.category[i];
                } else {
                    pins &= !instance.pinned[i];
                }
            }
            if (sequence.size() >= 3 && sequence.size() <= 6 && pins && (kinds & ~held) == 0) {
                sequences.add(sequence);
            }
        }
        return sequences;
    }

    /** What the members bring at the prices, with the changes of position. */
    private static long worth(Priced it, List<Integer> sequence) {
        long worth = 0;
        int last = -1;
        for (int next : sequence) {
            worth += (long) it.instance().own[next] * it.prices().point
                    - (long) it.prices().second
                            * (it.instance().seconds[next] + it.instance().change(last, next))
                    - it.prices().family[it.instance().family[next]];
            for (int region : it.instance().regions[next]) {
                worth += it.prices().region[region];
            }
            last = next;
        }
        return worth;
    }
}
