package io.backwise.system.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A disk on which there is no room left, while reports come in. */
final class DiskFaults {
    /** What a full disk has left: less than the next segment of a log. */
    private static final long LEFT = 64 * 1024;

    /** What stands in the way of a small disk on this machine; nothing where it can be mounted. */
    static Optional<String> obstacle() {
        try {
            Path probe = Files.createTempDirectory("backwise-disk-");
            boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", probe.toString());
            if (mounted) {
                run("umount", probe.toString());
            }
            Files.delete(probe);
            return mounted ? Optional.empty() : Optional.of("a file system of its own needs the right to mount one");
        } catch (IOException e) {
            return Optional.of("cannot mount: " + e.getMessage());
        }
    }

    private DiskFaults() {}

    private static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(120, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * The disk of the database or of the broker is full for a while.
     *
     * @param part {@code postgres} or {@code kafka}
     */
    record Full(String part, double seconds) implements Fault {
        @Override
        public String number() {
            return part.equals("postgres") ? "10" : "10b";
        }

        @Override
        public String what() {
            return "the disk of " + part + " is full for " + Math.round(seconds) + " s, then has room again";
        }

        @Override
        public Optional<String> obstacle() {
            return DiskFaults.obstacle();
        }

        @Override
        public void strike(Trial trial) throws Exception {
            World world = trial.world;
            Path directory = world.stack.directory(part);
            Path aside = directory.resolveSibling(directory.getFileName() + "-aside");
            stop(trial);
            Files.move(directory, aside);
            Files.createDirectory(directory);
            must(
                    "mount",
                    "-t",
                    "tmpfs",
                    "-o",
                    "size=" + (megabytes(aside) + 96) + "m,mode=700",
                    "tmpfs",
                    directory.toString());
            try {
                must("cp", "-a", aside + "/.", directory.toString());
                start(trial);
                trial.rest(6);
                int failed = world.journal.failedTries.get();
                int unavailable = world.journal.unavailable.get();
                Path ballast = directory.resolve("ballast");
                trial.forgetWhatWasFelt();
                fill(ballast);
                trial.rest(seconds);
                int refused = world.journal.failedTries.get() - failed;
                System.out.println("  " + part + " without room: " + refused + " tries failed, "
                        + (isAlive(trial) ? "it still runs" : "it stopped"));
                if (part.equals("kafka")) {
                    trial.expect(refused == 0, "%d reports failed for want of room at the broker", refused);
                    trial.expect(
                            !isAlive(trial) || world.behind() > Trial.CALM,
                            "the broker went on as if it had room: %d reports behind",
                            world.behind());
                } else {
                    trial.expect(world.journal.unavailable.get() > unavailable, "no report was answered 503");
                }
                Files.delete(ballast);
                trial.healed();
                trial.rest(3);
                if (!isAlive(trial)) {
                    start(trial);
                }
                trial.rest(8);
                trial.keepWhatWasFelt();
                stop(trial);
                must("cp", "-a", "-u", directory + "/.", aside.toString());
            } finally {
                try {
                    if (isAlive(trial)) {
                        stop(trial);
                    }
                } finally {
                    must("umount", directory.toString());
                    Files.delete(directory);
                    Files.move(aside, directory);
                }
            }
            start(trial);
        }

        private boolean isAlive(Trial trial) {
            return part.equals("postgres")
                    ? !trial.world.stack.database().processes().isEmpty()
                    : trial.world.stack.process(part).isAlive();
        }

        private void stop(Trial trial) {
            if (part.equals("postgres")) {
                trial.world.stack.database().close();
            } else {
                trial.world.stack.process(part).destroy();
                trial.world.stack.process(part).onExit().join();
            }
        }

        private void start(Trial trial) throws InterruptedException {
            if (part.equals("postgres")) {
                trial.world.stack.database().start();
            } else {
                trial.restart(part);
            }
        }

        private static void fill(Path ballast) throws IOException {
            FileStore disk = Files.getFileStore(ballast.getParent());
            byte[] block = new byte[(int) LEFT / 4];
            try (OutputStream out = Files.newOutputStream(ballast)) {
                while (disk.getUsableSpace() > LEFT) {
                    out.write(block);
                }
            } catch (IOException e) {
                // Somebody else took the rest: it is as full as it can be.
            }
        }

        private static long megabytes(Path directory) throws IOException {
            try (var files = Files.walk(directory)) {
                List<Path> all = files.filter(Files::isRegularFile).toList();
                long bytes = 0;
                for (Path it : all) {
                    bytes += Files.size(it);
                }
                return bytes >> 20;
            }
        }

        private static void must(String... command) throws IOException {
            if (!run(command)) {
                throw new IOException(String.join(" ", command) + " failed");
            }
        }
    }
}
