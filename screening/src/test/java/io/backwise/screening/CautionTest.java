package io.backwise.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When somebody has to mind too much at once. */
class CautionTest {
    @Test
    void threeCautionsNeedASignOff() {
        assertThat(care("R1 floor", "R2 floor", "R3 supine").needsSignOff()).isFalse();
        assertThat(care("R1 floor", "R2 supine").needsSignOff()).isFalse();
        assertThat(care("R1 floor", "R2 supine", "R3 prone").needsSignOff()).isTrue();
        assertThat(care("R1 floor", "R2 floor", "R3 supine").distinctByTrait())
                .extracting(Reason::rule)
                .containsExactly("R1", "R3");
    }

    private static Caution care(String... rulesAndTraits) {
        return new Caution(Arrays.stream(rulesAndTraits)
                .map(it -> it.split(" "))
                .map(it -> new Reason(
                        it[0],
                        Optional.of("disc"),
                        Optional.of(it[1]),
                        Severity.RELATIVE,
                        "Because.",
                        "source",
                        OverridePolicy.CLINICIAN))
                .toList());
    }
}
