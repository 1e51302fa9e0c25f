package io.backwise.system.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Networks that are slow, thin, torn or silent, between two parts that are well. */
final class NetworkFaults {
    private NetworkFaults() {}

    /** A connection of the system that a wire can be put into. */
    enum Line {
        /** What phones send reaches the service late, or not at all. */
        GATEWAY_TO_ROUTINE("gateway", "routine-service"),
        ROUTINE_TO_DATABASE("routine-service", "postgres"),
        PROGRESS_TO_DATABASE("progress-service", "postgres"),
        /** Every client of the broker, those that publish and those that consume. */
        ALL_TO_BROKER("kafka", "kafka");

        private final String restarted;
        private final String target;

        Line(String restarted, String target) {
            this.restarted = restarted;
            this.target = target;
        }

        /** What the process at the near end is told, so that it takes the wire. */
        Map<String, String> told(int port) {
            String database = "://localhost:" + port + "/" + restarted.replace("-service", "");
            return switch (this) {
                case GATEWAY_TO_ROUTINE -> Map.of("BACKWISE_ROUTINE_URL", "http://localhost:" + port);
                case ROUTINE_TO_DATABASE, PROGRESS_TO_DATABASE ->
                    Map.of(
                            "QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql" + database,
                            "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql" + database);
                case ALL_TO_BROKER -> Map.of("BACKWISE_KAFKA_ADVERTISED", Integer.toString(port));
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * The line is slow, then thin, then torn again and again, then silent.
     *
     * @param silentSeconds how long nothing comes through, while both ends keep their connections
     */
    record BadLine(Line line, double silentSeconds) implements Fault {
        private static final double EACH = 6;

        @Override
        public String number() {
            return "14";
        }

        @Override
        public String what() {
            return line + ": 100 ms late, 10 kB/s, torn 30 times, " + Math.round(silentSeconds) + " s silent";
        }

        @Override
        public void strike(Trial trial) throws Exception {
            World world = trial.world;
            try (Wire wire = new Wire(world.stack.port(line.target))) {
                again(trial, line.told(wire.port()));
                trial.forgetWhatWasFelt();
                List<String> felt = new ArrayList<>();
                slow(trial, wire, new Wire.State("late", 100), felt);
                slow(trial, wire, new Wire.State("thin", 400), felt);
                int failed = world.journal.failedTries.get();
                for (int i = 0; i < 30; i++) {
                    wire.tear();
                    trial.rest(EACH / 30);
                }
                felt.add("torn " + (world.journal.failedTries.get() - failed) + " failed");
                failed = world.journal.failedTries.get();
                wire.become(Wire.State.SILENT);
                trial.rest(silentSeconds);
                felt.add("silent " + (world.journal.failedTries.get() - failed) + " failed");
                wire.become(Wire.State.GOOD);
                trial.rest(2);
                System.out.println("  " + line + ": " + String.join(", ", felt));
                for (String kind : List.of("late", "thin", Wire.TORN, Wire.State.SILENT.name())) {
                    trial.tell("%s %d times", kind, wire.done(kind));
                    trial.expect(wire.done(kind) > 0, "nothing went through the line while it was %s", kind);
                }
                trial.keepWhatWasFelt();
                again(trial, Map.of());
            }
        }

        private static void slow(Trial trial, Wire wire, Wire.State state, List<String> felt) throws Exception {
            int failed = trial.world.journal.failedTries.get();
            wire.become(state);
            trial.rest(EACH);
            wire.become(Wire.State.GOOD);
            felt.add(state.name() + " " + (trial.world.journal.failedTries.get() - failed) + " failed");
        }

        private void again(Trial trial, Map<String, String> told) throws Exception {
            trial.world.kill(line.restarted);
            trial.world.stack.restart(line.restarted, told);
            trial.world.stack.awaitReady(line.restarted);
            // What came of the restart is not what the wire does.
            trial.rest(2);
        }
    }
}
