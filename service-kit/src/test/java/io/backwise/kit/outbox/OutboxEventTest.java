package io.backwise.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutboxEventTest {
    @Test
    void aFactPublishedAgainHasTheIdThatItHad() {
        assertThat(event("t.v1", "a:1").id()).isEqualTo(event("t.v1", "a:1").id());
    }

    @Test
    void anotherFactOrTypeHasAnotherId() {
        assertThat(event("t.v1", "a:2").id()).isNotEqualTo(event("t.v1", "a:1").id());
        assertThat(event("t.v2", "a:1").id()).isNotEqualTo(event("t.v1", "a:1").id());
    }

    private static OutboxEvent event(String type, String naturalKey) {
        return new OutboxEvent("topic", "key", type, naturalKey, "data");
    }
}
