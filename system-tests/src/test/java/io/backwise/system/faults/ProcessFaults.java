package io.backwise.system.faults;

import java.util.List;

/** Processes that die or hang. */
final class ProcessFaults {
    private ProcessFaults() {}

    static void hang(Trial trial, List<ProcessHandle> processes, double seconds) throws Exception {
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

        /** A round strikes what has recovered from the one before: on a slow machine the phones would only ever grow in number. */
        @Override
        public void strike(Trial trial) throws Exception {
            List<String> services = trial.world.stack.processes().stream()
                    .filter(it -> it.contains("-service"))
                    .toList();
            for (int round = 0; round < rounds; round++) {
                if (round > 0) {
                    trial.awaitCalm();
                }
                for (String service : services) {
                    trial.world.kill(service);
                    trial.rest(trial.random.nextDouble(0.2, 1.5));
                    trial.restart(service);
                    trial.rest(trial.random.nextDouble(0.2, 1.5));
                }
            }
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
