package io.backwise.benchmarks.pipeline;

import io.backwise.benchmarks.measure.MeasuredSystem;

/** The events, the ledger that they go to, and the control that consumes the same. */
final class Consumption implements AutoCloseable {
    private final MeasuredSystem system;
    private final EventSource source;
    private final LedgerRows ledger;
    private final BareConsumer control;
    private long published;

    Consumption(MeasuredSystem system) throws Exception {
        this.system = system;
        source = new EventSource(system.home());
        ledger = new LedgerRows(system);
        control = new BareConsumer(system);
        Published.plans(system, source);
        ledger.awaitPlans(EventSource.PATIENTS);
    }

    MeasuredSystem system() {
        return system;
    }

    LedgerRows ledger() {
        return ledger;
    }

    BareConsumer control() {
        return control;
    }

    /** Publishes that many new events. */
    Published publish(int events) throws Exception {
        Published it = Published.sessions(system, source, published, events);
        published += events;
        return it;
    }

    @Override
    public void close() throws Exception {
        control.close();
        ledger.close();
    }
}
