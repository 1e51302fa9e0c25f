package io.backwise.benchmarks.scaling;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The processor time of processes, and on which processors they may run. */
final class Processors {
    /** Hundredths of a second on every Linux (USER_HZ). */
    private static final double TICKS_A_SECOND = 100;

    /** Where {@code utime}, {@code stime}, {@code cutime}, {@code cstime} begin behind the name in {@code /proc/PID/stat}. */
    private static final int FIRST_TIME = 11;

    private static final int TIMES = 4;

    private Processors() {}

    /** Seconds that a process and its children, also those that have ended, have used so far. */
    static double seconds(ProcessHandle process) {
        return own(process)
                + process.children().mapToDouble(Processors::seconds).sum();
    }

    private static double own(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            double ticks = 0;
            for (int i = 0; i < TIMES; i++) {
                ticks += Double.parseDouble(fields[FIRST_TIME + i]);
            }
            return ticks / TICKS_A_SECOND;
        } catch (IOException e) {
            return 0;
        }
    }

    /**
     * Lets the processes, and this one, run on these processors only.
     *
     * @param list as {@code taskset} knows it: {@code 0} or {@code 0,1}
     */
    static void pin(List<ProcessHandle> processes, String list) throws IOException, InterruptedException {
        pin(ProcessHandle.current(), list);
        for (ProcessHandle it : processes) {
            pin(it, list);
        }
    }

    private static void pin(ProcessHandle process, String list) throws IOException, InterruptedException {
        Process taskset = new ProcessBuilder("taskset", "-acp", list, Long.toString(process.pid()))
                .redirectErrorStream(true)
                .start();
        String said = new String(taskset.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (taskset.waitFor() != 0 && process.isAlive()) {
            throw new IOException("taskset: " + said);
        }
    }
}
