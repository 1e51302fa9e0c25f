package io.backwise.system.faults;

import java.util.List;

/** A database that is away: only readiness goes down, everybody is answered in time, and the catalogue is served. */
final class DatabaseFaults {
    private DatabaseFaults() {}

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
            int refused = trial.world.journal.unavailable.get();
            try (Vigil vigil = new Vigil(trial)) {
                trial.rest(seconds);
            }
            trial.expect(trial.world.journal.unavailable.get() > refused, "no report was answered 503");
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
            List<ProcessHandle> processes = trial.world.stack.database().processes();
            for (ProcessHandle it : processes) {
                World.signal(it, "STOP");
            }
            try (Vigil vigil = new Vigil(trial)) {
                trial.rest(seconds);
            }
            for (ProcessHandle it : processes) {
                World.signal(it, "CONT");
            }
        }
    }
}
