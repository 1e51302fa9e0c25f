package io.backwise.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What tells of somebody's health and may stand in no log: every condition and warning sign by name, and what the fields of
 * profiles and reports hold, which stands there when a body was written down as a whole.
 */
public record HealthWords(Pattern pattern) {
    private static final Set<String> FIELDS = Set.of(
            "painNow", "painBefore", "painWorst", "painAfter", "nextMorning", "symptomShift", "redFlags", "repsDone");

    /** What {@code up} says to whoever starts it, with examples. */
    private static final String ADVICE = "up.log";

    /** With what PostgreSQL begins to tell of a row that it refuses, without the names of its columns. */
    private static final String ROW = "Failing row contains";

    private static final int SHOWN = 200;

    /**
     * @param conditions the answer of {@code GET /conditions}
     * @param redFlags the answer of {@code GET /red-flags}
     */
    public static HealthWords of(JsonNode conditions, JsonNode redFlags) {
        Set<String> names = new TreeSet<>(conditions.findValuesAsText("slug"));
        names.addAll(redFlags.findValuesAsText("id"));
        String named = "(?<![\\w-])(" + anyOf(names) + ")(?![\\w-])";
        // That a field is wrong may be said; what it holds may not.
        String held = "\\b(" + anyOf(FIELDS) + ")\\\\?\"?\\s*[:=]\\s*\\\\?[\"\\[\\d]";
        return new HealthWords(Pattern.compile(named + '|' + held + '|' + ROW));
    }

    private static String anyOf(Set<String> words) {
        return words.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    }

    /** The same and a word more. */
    public HealthWords and(String word) {
        return new HealthWords(Pattern.compile(pattern.pattern() + '|' + Pattern.quote(word)));
    }

    /** Each line of a log of a data directory that holds one of them, shortened, after the name of the log and the word. */
    public List<String> in(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory, 2)) {
            List<String> told = new ArrayList<>();
            files.filter(it -> it.toString().endsWith(".log") && !it.endsWith(ADVICE))
                    .forEach(it -> told.addAll(inLog(it)));
            return told;
        }
    }

    private List<String> inLog(Path log) {
        // Whatever its bytes are, each is a character.
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            List<String> told = new ArrayList<>();
            lines.forEach(line -> {
                Matcher matcher = pattern.matcher(line);
                if (matcher.find()) {
                    told.add(log.getFileName() + ": " + matcher.group() + ": "
                            + line.substring(0, Math.min(SHOWN, line.length())));
                }
            });
            return told;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
