package io.backwise.kit.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CorrelationTest {
    @Test
    void aSaneIdIsKept() {
        assertThat(Correlation.accept(Optional.of("req-1.a_B"))).isEqualTo("req-1.a_B");
    }

    @Test
    void anIdThatCouldForgeALogLineIsReplaced() {
        for (String sent : new String[] {"", "a\nb", "a b", "x".repeat(65)}) {
            assertThat(Correlation.accept(Optional.of(sent)))
                    .isNotEqualTo(sent)
                    .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        }
    }
}
