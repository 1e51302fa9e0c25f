package io.backwise.system.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The clock of progress-service is wrong: days come from the events, so that the ledger is the same. */
record ClockFault() implements Fault {
    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib/faketime/libfaketimeMT.so.1"));

    @Override
    public String number() {
        return "11";
    }

    @Override
    public String what() {
        return "the clock of progress-service is 90 min early, 90 min late, 3 days late";
    }

    @Override
    public Optional<String> obstacle() {
        return library().isPresent() ? Optional.empty() : Optional.of("libfaketime is not installed");
    }

    private static Optional<Path> library() {
        return LIBRARIES.stream().filter(Files::exists).findFirst();
    }

    @Override
    public void strike(Trial trial) throws Exception {
        for (String skew : List.of("-90m", "+90m", "+3d")) {
            trial.world.kill("progress-service");
            trial.world.stack.restart(
                    "progress-service",
                    Map.of(
                            "LD_PRELOAD",
                            library().orElseThrow().toString(),
                            "FAKETIME",
                            skew,
                            "FAKETIME_DONT_FAKE_MONOTONIC",
                            "1"));
            trial.world.stack.awaitReady("progress-service");
            trial.rest(10);
        }
        trial.world.kill("progress-service");
        trial.restart("progress-service");
    }
}
