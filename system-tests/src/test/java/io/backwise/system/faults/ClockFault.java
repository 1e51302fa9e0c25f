package io.backwise.system.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The clock of progress-service is wrong: days come from the events, so that the ledger is the same. That of routine-service
 * is not turned: it says which reports are too old, and when each came, by which the order of its events is looked at.
 */
record ClockFault() implements Fault {
    /** By which clocks of issuer and service may differ. */
    private static final Duration LEEWAY = Duration.ofSeconds(60);

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
    private static final DateTimeFormatter AS_LOGGED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

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
        trial.world.hasWrongClock = true;
        int refused = 0;
        for (String skew : List.of("-90m", "+90m", "+3d")) {
            trial.world.kill("progress-service");
            int before = trial.world.logs.of("progress-service").length();
            trial.world.stack.restart(
                    "progress-service",
                    Map.of(
                            "LD_PRELOAD",
                            library().orElseThrow().toString(),
                            "FAKETIME",
                            skew,
                            "FAKETIME_DONT_FAKE_MONOTONIC",
                            "1",
                            // Its workaround for an old C library makes every timed wait of today's return at once.
                            "FAKETIME_FORCE_MONOTONIC_FIX",
                            "0"));
            trial.world.stack.awaitReady("progress-service");
            trial.rest(10);
            trial.expect(
                    isWrong(trial.world.logs.of("progress-service").substring(before)),
                    "the clock of progress-service was right, not %s",
                    skew);
            refused += isRefused(trial.world) ? 1 : 0;
        }
        trial.world.kill("progress-service");
        trial.restart("progress-service");
        // What is felt of the clock itself, not of starting anew with it.
        trial.forgetWhatWasFelt();
        if (refused > 0) {
            trial.felt("a good token was refused by %d of the 3 wrong clocks", refused);
        }
        trial.world.hasWrongClock = false;
        expectLeeway(trial);
    }

    private static boolean isRefused(World world) throws Exception {
        Person person = world.people.getFirst();
        return world.answer("GET", person.token(), "/api/progress/patients/" + person.id(), "")
                        .statusCode()
                == 401;
    }

    /** By what the process wrote first. */
    private static boolean isWrong(String log) {
        Matcher first = TIME.matcher(log);
        return first.find()
                && Duration.between(
                                        LocalDateTime.now(ZoneId.systemDefault()),
                                        LocalDateTime.parse(first.group(), AS_LOGGED))
                                .abs()
                                .compareTo(Duration.ofHours(1))
                        > 0;
    }

    /** By a right clock: who is late by less than the leeway is let in, who is later is not, also with its own name. */
    private static void expectLeeway(Trial trial) throws Exception {
        Person person = trial.world.people.getFirst();
        String key = trial.world.issuerKey();
        for (String path :
                List.of("/api/routine/patients/" + person.id() + "/profile", "/api/progress/patients/" + person.id())) {
            String late = OldToken.expired(person.token(), key, LEEWAY.minusSeconds(20));
            String later = OldToken.expired(person.token(), key, LEEWAY.plusSeconds(5));
            int within = trial.world.answer("GET", late, path, "").statusCode();
            int beyond = trial.world.answer("GET", later, path, "").statusCode();
            trial.expect(within == 200, "a token within the leeway got %d of %s", within, path);
            trial.expect(beyond == 401, "a token beyond the leeway got %d of %s", beyond, path);
        }
    }
}
