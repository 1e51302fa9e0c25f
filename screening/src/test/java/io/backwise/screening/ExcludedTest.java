package io.backwise.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When an exclusion is overruled. */
class ExcludedTest {
    @Test
    void anOverrideNamesEveryOneOfSeveralAbsoluteRules() {
        Excluded twice = new Excluded(List.of(absolute("R1"), absolute("R8"), absolute("R9")));
        assertThat(twice.isOverruledBy(Set.of("R1", "R8"))).isFalse();
        assertThat(twice.isOverruledBy(Set.of("R1", "R8", "R9"))).isTrue();
        assertThat(twice.isOverruledBy(Set.of("R1", "R8", "R9", "R3"))).isTrue();
    }

    private static Reason absolute(String rule) {
        return new Reason(
                rule,
                Optional.of("disc"),
                Optional.of("flexion-end"),
                Severity.ABSOLUTE,
                "why",
                "source",
                OverridePolicy.CLINICIAN_WITH_REASON);
    }
}
