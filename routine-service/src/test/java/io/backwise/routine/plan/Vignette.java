package io.backwise.routine.plan;

import io.backwise.routine.profile.Profile;
import io.backwise.routine.profile.Profile.RecordedCondition;
import io.backwise.screening.Audience;
import io.backwise.testkit.Contracts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A test patient: one row of the table in {@code docs/clinical-safety.md}. */
record Vignette(String number, String patient, String asked, String never, String should, String answer) {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Path PAGE = Contracts.root().resolve("docs/clinical-safety.md");

    /**
     * Moves that must not be in the session.
     *
     * @param source what a rule that keeps them out cites; or, where no rule does, why they are not chosen
     */
    record Never(List<String> exercises, String source) {
        boolean isNoRule() {
            return isWhyNotChosen(source);
        }
    }

    private static boolean isWhyNotChosen(String word) {
        return word.equals("needs-sign-off") || word.startsWith("position ");
    }

    static List<Vignette> read() {
        return lines().filter(Vignette::isRow).map(Vignette::of).toList();
    }

    /** Puts the answers into the page. */
    static void write(Map<String, String> answers) {
        List<String> page = lines().map(line -> {
                    if (!isRow(line)) {
                        return line;
                    }
                    Vignette it = of(line);
                    return String.join(
                            " | ",
                            "| " + it.number,
                            it.patient,
                            it.asked,
                            it.never,
                            it.should,
                            answers.get(it.number) + " |");
                })
                .toList();
        try {
            Files.write(PAGE, page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines() {
        try {
            return Files.readAllLines(PAGE).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isRow(String line) {
        return line.matches("\\| V\\d+ \\|.*");
    }

    private static Vignette of(String row) {
        String[] cells = row.split("\\|", -1);
        if (cells.length != 8) {
            throw new IllegalArgumentException("6 cells, not " + (cells.length - 2) + ": " + row);
        }
        return new Vignette(
                cells[1].strip(),
                cells[2].strip(),
                cells[3].strip(),
                cells[4].strip(),
                cells[5].strip(),
                cells[6].strip());
    }

    Audience audience() {
        return words("by", "patient").contains("clinician") ? Audience.CLINICIAN : Audience.SELF;
    }

    Profile profile() {
        return new Profile(
                words("conditions", "-").stream().map(Vignette::recorded).toList(),
                words("flags", "-"),
                TODAY,
                Integer.valueOf(words("pain", "3").getFirst()),
                words("goals", "pain-relief"),
                words("equipment", "mat, chair, wall, pillow"),
                words("avoid-positions", "-"),
                words("avoid-exercises", "-"),
                Integer.valueOf(words("minutes", "20").getFirst()),
                List.of(DayOfWeek.MONDAY),
                "UTC",
                words("experience", "some").getFirst(),
                null);
    }

    /** A condition, with the days since it began after an {@code @}. */
    private static RecordedCondition recorded(String word) {
        String[] parts = word.split("@");
        LocalDate since = parts.length == 1 ? null : TODAY.minusDays(Long.parseLong(parts[1].replace("d", "")));
        return new RecordedCondition(parts[0], since);
    }

    private List<String> words(String key, String otherwise) {
        Map<String, String> asked = new HashMap<>();
        codes(this.asked).forEach(it -> asked.put(it.split(": ")[0], it.split(": ")[1]));
        return Arrays.stream(asked.getOrDefault(key, otherwise).split(", "))
                .filter(it -> !it.equals("-"))
                .toList();
    }

    /** Empty when the whole plan is refused. */
    List<Never> nevers() {
        return parts(never)
                .filter(it -> it.startsWith("`"))
                .map(Vignette::never)
                .toList();
    }

    private static Never never(String part) {
        List<String> codes = codes(part);
        return new Never(codes.subList(0, codes.size() - 1), codes.getLast());
    }

    /** The sources that the row gives for what must never be. */
    List<String> sources() {
        return parts(never)
                .map(it -> codes(it).getLast())
                .filter(it -> !isWhyNotChosen(it))
                .toList();
    }

    /** Sets of which at least one exercise has to be in the session. */
    List<List<String>> oneOf() {
        return parts(should)
                .filter(it -> it.startsWith("one of"))
                .map(Vignette::codes)
                .toList();
    }

    /** First-line moves that safety must not keep out. */
    List<String> offered() {
        return parts(should)
                .filter(it -> it.startsWith("offered"))
                .flatMap(it -> codes(it).stream())
                .toList();
    }

    /** How the plan is refused, and on which pathway; empty when a session is expected. */
    List<String> refused() {
        return should.startsWith("refused") ? codes(should) : List.of();
    }

    private static Stream<String> parts(String cell) {
        return Arrays.stream(cell.split("<br>"));
    }

    private static List<String> codes(String text) {
        return CODE.matcher(text).results().map((MatchResult it) -> it.group(1)).toList();
    }

    @Override
    public String toString() {
        return number + " " + patient;
    }
}
