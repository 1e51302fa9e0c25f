package io.backwise.system.faults;

import java.util.List;

/** Processes that die or hang. */
final class ProcessFaults {
    private ProcessFaults() {}

    private static void hang(Trial trial, List<ProcessHandle> processes, double seconds) throws Exception {
        for (ProcessHandle it : processes) {
            World.signal(it, "STOP");
        }
        trial.rest(seconds);
        for (ProcessHandle it : processes) {
            World.signal(it, "CONT");
        }
    }

    /** kill -9 of each service mid-load. */
    record KillServices(String number, int rounds) implements Fault {
        @Override
        public String what() {
            return "kill -9 of each service, " + rounds + (rounds == 1 ? " round" : " rounds");
        }

        @Override
        public boolean isShort() {
            return rounds == 1;
        }

        @Override
        public boolean replays() {
            return true;
        }

        @Override
        public void strike(Trial trial) throws Exception {
            List<String> services = trial.world.stack.processes().stream()
                    .filter(it -> it.contains("-service"))
                    .toList();
            for (int round = 0; round < rounds; round++) {
                for (String service : services) {
                    trial.world.kill(service);
                    trial.rest(trial.random.nextDouble(0.2, 1.5));
                    trial.restart(service);
                    trial.rest(trial.random.nextDouble(0.2, 1.5));
                }
            }
        }
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
            hang(trial, List.of(trial.world.stack.process("kafka")), seconds);
            trial.expect(trial.world.journal.failedTries.get() == failed, "a report failed for want of a broker");
        }
    }

    /** kill -9 of PostgreSQL with all its processes. */
    record KillDatabase(String number, double seconds, boolean isShort) implements Fault {
        @Override
        public String what() {
            return "kill -9 of PostgreSQL, away " + Math.round(seconds) + " s; 503 with Retry-After";
        }

        @Override
        public void strike(Trial trial) throws Exception {
            List<ProcessHandle> processes = trial.world.stack.database().processes();
            trial.expect(processes.size() > 3, "PostgreSQL has only %d processes", processes.size());
            processes.forEach(ProcessHandle::destroyForcibly);
            processes.forEach(it -> it.onExit().join());
            trial.rest(seconds);
            for (String service : List.of("catalog-service", "routine-service", "progress-service")) {
                trial.expect(trial.world.stack.process(service).isAlive(), "%s died of it", service);
            }
            trial.world.stack.database().start();
        }
    }

    /** A database that takes connections and says nothing. */
    record HangDatabase(double seconds) implements Fault {
        @Override
        public String number() {
            return "5b";
        }

        @Override
        public String what() {
            return "PostgreSQL hangs " + Math.round(seconds) + " s (SIGSTOP)";
        }

        @Override
        public void strike(Trial trial) throws Exception {
            hang(trial, trial.world.stack.database().processes(), seconds);
        }
    }

    /** A consumer that stops beyond its session and comes back as if nothing had been. */
    record Zombie(String process, double seconds) implements Fault {
        @Override
        public String number() {
            return "9";
        }

        @Override
        public String what() {
            return process + " stops " + Math.round(seconds) + " s, beyond its session, and goes on";
        }

        @Override
        public void strike(Trial trial) throws Exception {
            hang(trial, List.of(trial.world.stack.process(process)), seconds);
        }
    }

    /** A replica that joins and leaves, so that the partitions move all the time. */
    record Rebalance(String process, int rounds) implements Fault {
        @Override
        public String number() {
            return "9b";
        }

        @Override
        public String what() {
            return process + " leaves and joins, " + rounds + " rounds";
        }

        @Override
        public boolean replays() {
            return true;
        }

        @Override
        public void strike(Trial trial) throws Exception {
            for (int round = 0; round < rounds; round++) {
                if (round % 2 == 0) {
                    trial.world.kill(process);
                } else {
                    trial.world.stack.process(process).destroy();
                    trial.world.stack.process(process).onExit().join();
                }
                trial.rest(2);
                trial.restart(process);
                trial.rest(3);
            }
        }
    }
}
