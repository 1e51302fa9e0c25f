package io.backwise.kit.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MetersOfOneStartTest {
    @Test
    void aGaugeSeesWhatTheServiceOfThisStartSees() {
        MeterRegistry registry = new SimpleMeterRegistry();
        AtomicInteger before = registry.gauge("backlog", new AtomicInteger(7));
        new MetersOfOneStart(registry).end(new ShutdownEvent());
        AtomicInteger now = registry.gauge("backlog", new AtomicInteger(2));
        assertThat(registry.get("backlog").gauge().value()).isEqualTo(2);
        assertThat(before).hasValue(7);
        assertThat(now).hasValue(2);
    }
}
