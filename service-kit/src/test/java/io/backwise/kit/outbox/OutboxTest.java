package io.backwise.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OutboxTest {
    @Test
    void theBytesOfABodyCountNotItsCharacters() {
        String largest = "é".repeat(Outbox.MOST_BYTES / 2);
        assertThat(Outbox.checked("type", largest)).isSameAs(largest);
        assertThatThrownBy(() -> Outbox.checked("io.backwise.test.v1", largest + "x"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("io.backwise.test.v1")
                .hasMessageContaining("900001 bytes");
    }
}
