package io.backwise.routine.adaptation.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.routine.adaptation.core.Attribution.Own;
import io.backwise.testkit.Cases;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributionTest {
    private static final int CASES = 20_000;

    /** The pain of the first of three exercises, by what was noted of each. */
    @ParameterizedTest(name = "worst {0}, noted {1}, {2}, {3}: {4}, noted {5}, known {6}")
    @CsvSource({
        "8, 8, 1, 1, 8, true, true",
        "8, 1, 8, 1, 1, true, true",
        "8, , 8, 1, 2, false, false",
        "8, , 1, 1, 8, false, true",
        "8, 1, , 1, 1, true, true",
        "8, 3, 2, 1, 8, false, true",
        "8, 2, 3, 1, 2, true, true",
        "8, 3, 3, 1, 8, false, true",
        "8, 7, 1, 1, 7, true, true",
        "3, 1, 0, 0, 1, true, true",
        "3, , 3, 0, 3, false, true",
    })
    void whosePainItWas(
            int worst, Integer first, Integer second, Integer third, int pain, boolean isNoted, boolean isKnown) {
        Pain session = new Pain(2, worst, OptionalInt.empty());
        assertThat(Attribution.of(session, note(first), List.of(note(first), note(second), note(third))))
                .isEqualTo(new Own(session.withWorst(pain), isNoted, isKnown));
    }

    private static OptionalInt note(Integer it) {
        return it == null ? OptionalInt.empty() : OptionalInt.of(it);
    }

    /** A session that was more than harmless leaves no plan as it is: its worst was the doing of something. */
    @Test
    void theWorstOfASessionIsSomebodys() {
        long seed = Cases.run(CASES, random -> {
            Pain session = new Pain(
                    random.nextInt(11),
                    random.nextInt(11),
                    random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(11)));
            List<OptionalInt> noted = IntStream.range(0, 1 + random.nextInt(5))
                    .mapToObj(it -> random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(11)))
                    .toList();
            boolean isHarmless = PainResponse.colour(session, Shift.NONE) == Response.GREEN;
            assertThat(noted).anyMatch(it -> {
                Own own = Attribution.of(session, it, noted);
                boolean isRed = PainResponse.colour(own.pain(), Shift.NONE) == Response.RED;
                return isHarmless || own.isKnown() && (isRed || own.pain().worst() >= session.worst());
            });
        });
        System.out.printf("law attribution: held in %,d random sessions from seed %d%n", CASES, seed);
    }
}
