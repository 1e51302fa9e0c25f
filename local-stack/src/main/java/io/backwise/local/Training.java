package io.backwise.local;

import io.backwise.embedded.Directories;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Makes the start-up caches: a system of its own starts, is used as people use it, and stops. */
public final class Training {
    /** Times that the story is played; after it what every patient does is no longer new to a process. */
    private static final int ROUNDS = 25;

    /** Whoever waits for a first start on a slow machine has waited enough: fewer rounds leave a cache that is nearly as good. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** Whether this program was asked to end in the middle of it. */
    private static volatile boolean stopping;

    private Training() {}

    /** Makes them when they are missing or older than the programs. Without them everything starts, only later. */
    public static void unlessDone(Console console) {
        if (Launch.programs().allMatch(StartCache::isCurrent)) {
            return;
        }
        console.say("Trying out what was built, so that it starts faster; once for each build ...");
        try {
            run();
        } catch (RuntimeException e) {
            if (!stopping) {
                console.say("  it starts as it is: " + e.getMessage());
                Launch.programs().forEach(StartCache::giveUp);
            }
        }
    }

    static void run() {
        Path directory = directory();
        try (DataDirectory data = DataDirectory.open(directory)) {
            PartsLog.to(data.log("parts"));
            Console quiet = new Console(new PrintStream(PrintStream.nullOutputStream()));
            PortPlan ports = PortPlan.free(Size.SMALLEST);
            Stack stack = new Stack(ports, Size.SMALLEST, data, quiet, StartCache.Use.TRAIN);
            Thread stop = Thread.ofPlatform().unstarted(() -> {
                stopping = true;
                stack.kill();
                tidy(directory);
            });
            Runtime.getRuntime().addShutdownHook(stop);
            try (stack) {
                stack.start();
                long end = System.nanoTime() + LONGEST.toNanos();
                for (int i = 0; i < ROUNDS && (i == 0 || System.nanoTime() < end); i++) {
                    Demo.play(new RunningStack("", directory, ports.offset()), quiet);
                }
            } finally {
                if (!stopping) {
                    Runtime.getRuntime().removeShutdownHook(stop);
                }
            }
            Launch.programs().forEach(StartCache::adopt);
        } finally {
            tidy(directory);
        }
    }

    private static void tidy(Path directory) {
        Launch.programs().forEach(StartCache::tidy);
        try {
            Directories.delete(directory);
        } catch (IOException | UncheckedIOException e) {
            System.err.println("left behind: " + directory);
        }
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("backwise-training-");
        } catch (IOException e) {
            throw new StackException("no directory to train in: " + e.getMessage(), e);
        }
    }
}
