package io.backwise.system.faults;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Brokers that are away. */
final class BrokerFaults {
    /** What has waited for a minute is published and consumed so soon after the broker can be used again. */
    private static final double DRAINED_SECONDS = 30;

    private static final long LONGEST_SECONDS = 300;

    private BrokerFaults() {}

    /**
     * Holds the time from the broker's return until what waited for it is published, and no more reports are behind than in quiet
     * times, against the promise. That a broker that was killed starts for as long as it does is not the services' time.
     */
    private static void expectDrained(Trial trial) throws Exception {
        long returned = System.nanoTime();
        long end = returned + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        World world = trial.world;
        long last = world.number("routine", "SELECT coalesce(max(position), 0) FROM outbox");
        while (System.nanoTime() < end
                && (world.number("routine", "SELECT count(*) FROM outbox WHERE position <= " + last) > 0
                        || world.behind() > Trial.CALM)) {
            trial.rest(0.2);
        }
        double seconds = (System.nanoTime() - returned) / 1e9;
        trial.tell("drained %.1f s after its return", seconds);
        trial.expect(seconds <= DRAINED_SECONDS, "drained %.1f s after the return of the broker", seconds);
    }

    private static void expectNoneFailed(Trial trial, int before) {
        Journal journal = trial.world.journal;
        int failed = journal.failedTries.get() - before;
        trial.expect(failed == 0, "%d reports failed for want of a broker, in all: %s", failed, journal.whyFailed);
    }

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
            expectNoneFailed(trial, failed);
            trial.world.stack.restart(broker);
            trial.healed();
            trial.world.stack.awaitReady(broker);
            // The short form runs with every test, beside whatever else a machine does: it holds nobody to seconds.
            if (!isShort) {
                expectDrained(trial);
            }
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

        Duration lasting() {
            return Duration.ofSeconds(Math.round(60 * minutes));
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
            expectNoneFailed(trial, failed);
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
            expectNoneFailed(trial, failed);
            expectDrained(trial);
        }
    }
}
