package io.backwise.local;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts the system in a session of its own, shows its progress, and leaves when it is ready. */
final class Detached {
    private Detached() {}

    static void start(Options options) {
        Path log = DataDirectory.logs(checked(options.data())).resolve("up.log");
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid");
        }
        command.add(Launch.java());
        command.addAll(List.of(
                "-Dbackwise.home=" + Home.directory(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Backwise.class.getName(),
                "up",
                "--data",
                options.data().toString(),
                "--port-offset",
                Integer.toString(options.portOffset()),
                "--brokers",
                options.value("--brokers").orElse("1"),
                "--replicas",
                options.value("--replicas").orElse("1")));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(Home.directory().toFile())
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(log.toFile())
                    .start();
            follow(process, log);
        } catch (IOException e) {
            throw new StackException("cannot start: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A directory of somebody else must not even get a log. */
    private static Path checked(Path data) {
        DataDirectory.open(data).close();
        return data;
    }

    private static void follow(Process process, Path log) throws IOException, InterruptedException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            boolean alive = true;
            while (alive) {
                alive = process.isAlive();
                print(file);
                boolean ready = RunningStack.all().stream().anyMatch(it -> LeftOvers.find(it.process())
                        .filter(running -> isOrIsBelow(running, process.pid()))
                        .isPresent());
                if (ready) {
                    Thread.sleep(300);
                    print(file);
                    return;
                }
                Thread.sleep(100);
            }
            throw new StackException("the start failed; see above, or " + log);
        }
    }

    private static boolean isOrIsBelow(ProcessHandle running, long pid) {
        return running.pid() == pid
                || running.parent().filter(it -> it.pid() == pid).isPresent();
    }

    private static void print(RandomAccessFile file) throws IOException {
        byte[] more = new byte[Math.toIntExact(file.length() - file.getFilePointer())];
        file.readFully(more);
        System.out.print(new String(more, StandardCharsets.UTF_8));
        System.out.flush();
    }
}
