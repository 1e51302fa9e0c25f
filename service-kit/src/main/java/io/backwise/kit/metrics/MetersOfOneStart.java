package io.backwise.kit.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Takes the meters away when the service stops. The registry lives as long as the JVM, and a service that is started in it
 * again, as tests do, would be answered with the gauges of the one before, which see what that one saw last.
 */
@ApplicationScoped
class MetersOfOneStart {
    private final MeterRegistry metrics;

    MetersOfOneStart(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void end(@Observes ShutdownEvent stop) {
        metrics.clear();
    }
}
