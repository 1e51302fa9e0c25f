package io.backwise.benchmarks.pipeline;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How large a run is.
 *
 * @param parts what is measured
 * @param rounds of each comparison; at least 5 count as a measurement
 * @param warmUp load on each JVM before it is measured
 * @param leg how long a subject or a control receives reports in a round
 * @param patients who report, each with an open stream
 * @param rate reports a second; 0 for half of what the system does when nobody waits for a clock
 * @param events consumed in a round
 * @param backlog events that wait for a consumer that was away
 * @param quick whether it only shows that everything works: nothing is kept
 */
record Settings(
        Set<Part> parts,
        int rounds,
        Duration warmUp,
        Duration leg,
        int patients,
        int rate,
        int events,
        int backlog,
        boolean quick) {
    static final String USAGE = """
        usage: ./backwise bench pipeline [--quick] [--only delay|rate|backlog] [--rounds N] [--warm-up SECONDS]
                                         [--rate REPORTS_A_SECOND] [--events A_ROUND] [--backlog EVENTS]\
        """;

    private static final Settings FULL = new Settings(
            EnumSet.allOf(Part.class),
            5,
            Duration.ofSeconds(120),
            Duration.ofSeconds(10),
            500,
            0,
            100_000,
            1_000_000,
            false);
    private static final Settings QUICK = new Settings(
            EnumSet.allOf(Part.class), 3, Duration.ofSeconds(3), Duration.ofSeconds(3), 100, 0, 3_000, 10_000, true);

    enum Part {
        DELAY,
        RATE,
        BACKLOG
    }

    Settings {
        parts = Set.copyOf(parts);
        if (rounds < 1 || rate < 0 || events < 1 || backlog < 1) {
            throw new IllegalArgumentException("numbers must be positive");
        }
    }

    /** @throws IllegalArgumentException for a word that is not known, or a value that is none */
    static Settings of(List<String> words) {
        Settings it = words.contains("--quick") ? QUICK : FULL;
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            if (!word.equals("--quick")) {
                if (!rest.hasNext()) {
                    throw new IllegalArgumentException(word + " is unknown, or lacks its value");
                }
                it = it.after(word, rest.next());
            }
        }
        return it;
    }

    private Settings after(String word, String value) {
        try {
            return with(word, value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(word + " " + value + " is not understood", e);
        }
    }

    private Settings with(String word, String value) {
        return switch (word) {
            case "--only" ->
                new Settings(
                        Set.of(Part.valueOf(value.toUpperCase(Locale.ROOT))),
                        rounds,
                        warmUp,
                        leg,
                        patients,
                        rate,
                        events,
                        backlog,
                        quick);
            case "--rounds" ->
                new Settings(parts, Integer.parseInt(value), warmUp, leg, patients, rate, events, backlog, quick);
            case "--warm-up" ->
                new Settings(
                        parts,
                        rounds,
                        Duration.ofSeconds(Integer.parseInt(value)),
                        leg,
                        patients,
                        rate,
                        events,
                        backlog,
                        quick);
            case "--rate" ->
                new Settings(parts, rounds, warmUp, leg, patients, Integer.parseInt(value), events, backlog, quick);
            case "--events" ->
                new Settings(parts, rounds, warmUp, leg, patients, rate, Integer.parseInt(value), backlog, quick);
            case "--backlog" ->
                new Settings(parts, rounds, warmUp, leg, patients, rate, events, Integer.parseInt(value), quick);
            default -> throw new IllegalArgumentException(word + " is unknown");
        };
    }
}
