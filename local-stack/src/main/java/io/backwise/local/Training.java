package io.backwise.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Makes the start-up caches: a system of its own starts, is used as people use it, and stops. */
public final class Training {
    /** Times that the story is played; after it what every patient does is no longer new to a process. */
    private static final int ROUNDS = 25;

    private Training() {}

    /** Makes them when they are missing or older than the programs. Without them everything starts, only later. */
    public static void unlessDone(Console console) {
        if (Launch.programs().allMatch(StartCache::isCurrent)) {
            return;
        }
        console.say("Trying out what was built, so that it starts faster; once for each build ...");
        try {
            run();
        } catch (StackException e) {
            console.say("  it starts as it is: " + e.getMessage());
        }
    }

    static void run() {
        Path directory = directory();
        try (DataDirectory data = DataDirectory.open(directory)) {
            Console quiet = new Console(new PrintStream(PrintStream.nullOutputStream()));
            PortPlan ports = PortPlan.free(Size.SMALLEST);
            try (Stack stack = new Stack(ports, Size.SMALLEST, data, quiet, StartCache.Use.TRAIN)) {
                stack.start();
                for (int i = 0; i < ROUNDS; i++) {
                    Demo.play(new RunningStack("", directory, ports.offset()), quiet);
                }
            }
            Launch.programs().forEach(StartCache::adopt);
        } finally {
            delete(directory);
        }
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("backwise-training-");
        } catch (IOException e) {
            throw new StackException("no directory to train in: " + e.getMessage(), e);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("left behind: " + directory);
        }
    }
}
