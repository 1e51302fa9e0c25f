package io.backwise.routine.adaptation.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.routine.adaptation.core.RepeatedRed.Past;
import io.backwise.testkit.Cases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RepeatedRedTest {
    private static final Response[] RESPONSES = Response.values();

    @Test
    void itIsReachedByARedSessionOfTheLastThreeThatIsNotTheOnlyOne() {
        long seed = Cases.run(20_000, random -> {
            List<Past> all = history(random);
            Past session = all.remove(random.nextInt(all.size()));
            // The definition, from the other side: fewer than three are later, and a red one stands beside it.
            long later = all.stream()
                    .filter(it -> it.performedAt().isAfter(session.performedAt()))
                    .count();
            List<Past> beside = all.stream()
                    .sorted(Comparator.comparing(Past::performedAt).reversed())
                    .limit(2)
                    .toList();
            boolean expected = session.response() == Response.RED
                    && later < RepeatedRed.LAST
                    && beside.stream().anyMatch(it -> it.response() == Response.RED);
            List<Past> latest = all.stream()
                    .sorted(Comparator.comparing(Past::performedAt).reversed())
                    .limit(RepeatedRed.LAST)
                    .toList();
            assertThat(RepeatedRed.isReachedBy(session, latest)).isEqualTo(expected);
        });
        System.out.printf("law repeated red: held in 20,000 random histories from seed %d%n", seed);
    }

    /** Sessions at different instants, in any order. */
    private static List<Past> history(SplittableRandom random) {
        List<Past> all = new ArrayList<>();
        int many = random.nextInt(1, 8);
        for (int i = 0; i < many; i++) {
            all.add(
                    random.nextInt(all.size() + 1),
                    new Past(Instant.EPOCH.plusSeconds(i), RESPONSES[random.nextInt(RESPONSES.length)]));
        }
        return all;
    }
}
