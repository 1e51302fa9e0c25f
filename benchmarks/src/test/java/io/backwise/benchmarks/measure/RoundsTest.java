package io.backwise.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {
    @Test
    void aRatioIsTheMedianOfTheRoundsAndNotTheRatioOfMedians() {
        Rounds rounds = new Rounds();
        rounds.add(10, 10);
        rounds.add(30, 10);
        rounds.add(40, 20);
        assertThat(rounds.ratio()).isEqualTo(2);
        assertThat(rounds.ratios()).containsExactly(1.0, 3.0, 2.0);
    }

    @Test
    void aControlThatMovesIsSeen() {
        Rounds rounds = new Rounds();
        rounds.add(1, 10);
        rounds.add(1, 25);
        assertThat(rounds.variation()).isEqualTo(2.5).isGreaterThan(Rounds.MOST_VARIATION);
    }

    @Test
    void whoComesFirstChanges() throws Exception {
        List<String> order = new ArrayList<>();
        Rounds rounds = new Rounds();
        for (int round = 0; round < 2; round++) {
            rounds.measure(round, () -> note(order, "subject"), () -> note(order, "control"));
        }
        assertThat(order).containsExactly("subject", "control", "control", "subject");
    }

    private static double note(List<String> order, String who) {
        order.add(who);
        return 1;
    }
}
