package io.backwise.system.faults;

import java.util.List;

/** Brokers that are away. */
final class BrokerFaults {
    private BrokerFaults() {}

    /** kill -9 of a broker. */
    record KillBroker(String number, String broker, double seconds, boolean isShort) implements Fault {
        @Override
        public String what() {
            return "kill -9 of " + broker + ", away " + Math.round(seconds) + " s; reports are accepted all along";
        }

        @Override
        public void strike(Trial trial) throws Exception {
            int failed = trial.world.journal.failedTries.get();
            trial.world.kill(broker);
            trial.rest(seconds);
            trial.expect(trial.world.journal.failedTries.get() == failed, "a report failed for want of a broker");
            trial.world.stack.restart(broker);
            trial.healed();
            trial.world.stack.awaitReady(broker);
        }
    }

    /**
     * A broker that is away for long: what waits for it is in the database, and no process holds it.
     *
     * @param minutes variable {@code BACKWISE_OUTAGE_MINUTES} of the environment; 3 without it
     */
    record LongOutage(double minutes) implements Fault {
        static LongOutage asked() {
            return new LongOutage(Double.parseDouble(System.getenv().getOrDefault("BACKWISE_OUTAGE_MINUTES", "3")));
        }

        @Override
        public String number() {
            return "4c";
        }

        @Override
        public String what() {
            return "kafka is away " + Math.round(minutes) + " min: memory stays flat, reports are accepted all along";
        }

        @Override
        public void strike(Trial trial) throws Exception {
            int failed = trial.world.journal.failedTries.get();
            trial.world.kill("kafka");
            Memory memory = new Memory(trial.world);
            for (int look = 0; look < Memory.LOOKS; look++) {
                trial.rest(minutes * 60 / Memory.LOOKS);
                memory.look();
            }
            memory.expectFlat(trial);
            long waited = trial.world.number("routine", "SELECT count(*) FROM outbox");
            if (waited > 0) {
                trial.felt("%d rows waited", waited);
            }
            trial.expect(trial.world.journal.failedTries.get() == failed, "a report failed for want of a broker");
            trial.world.stack.restart("kafka");
            trial.healed();
            trial.world.stack.awaitReady("kafka");
        }
    }

    /** A broker that takes connections and says nothing. */
    record HangBroker(double seconds) implements Fault {
        @Override
        public String number() {
            return "4b";
        }

        @Override
        public String what() {
            return "the broker hangs " + Math.round(seconds) + " s (SIGSTOP); reports are accepted all along";
        }

        @Override
        public void strike(Trial trial) throws Exception {
            int failed = trial.world.journal.failedTries.get();
            ProcessFaults.hang(trial, List.of(trial.world.stack.process("kafka")), seconds);
            trial.healed();
            trial.expect(trial.world.journal.failedTries.get() == failed, "a report failed for want of a broker");
        }
    }
}
