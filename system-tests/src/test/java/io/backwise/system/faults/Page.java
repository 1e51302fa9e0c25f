package io.backwise.system.faults;

import io.backwise.system.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The table in {@code docs/reliability.md}: written anew by a run of all faults, and mended by a run of some, whose rows then name
 * what they were measured on.
 *
 * @param commit what is measured, told before the page itself is changed
 */
record Page(String commit, long seed) {
    private static final String BEGIN = "<!-- written by ./backwise test faults -->\n";
    private static final String END = "<!-- end -->";
    private static final String HEAD =
            "| Fault | What | Felt | Acknowledged | Lost | Double | Recovered (s) | |\n|---|---|---|---|---|---|---|---|\n";

    static Page of(long seed) throws Exception {
        Process git = new ProcessBuilder("git", "describe", "--always", "--dirty")
                .directory(Repository.home().toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return new Page(git.waitFor() == 0 && !commit.isEmpty() ? "`" + commit + "`" : "unknown", seed);
    }

    /** All of the table, with what is said above it. */
    void write(List<String> rows) throws IOException {
        String measured =
                "Measured on " + LocalDate.now(ZoneOffset.UTC) + ", commit " + commit + ", seed " + seed + ".\n\n";
        String text = Files.readString(file());
        Files.writeString(
                file(),
                text.substring(0, text.indexOf(BEGIN) + BEGIN.length()) + measured + HEAD + String.join("\n", rows)
                        + "\n" + text.substring(text.indexOf(END)));
    }

    /** The rows of these faults; one that is not there yet comes last. */
    void mend(List<Outcome> outcomes) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file()));
        for (Outcome it : outcomes) {
            String row = it.row();
            String mended = row.substring(0, row.length() - 1) + "at " + commit + " |";
            int place = place(lines, it.fault());
            if (place < 0) {
                lines.add(end(lines, it.fault()), mended);
            } else {
                lines.set(place, mended);
            }
        }
        Files.write(file(), lines);
    }

    /** After the last row of its number, or after all. */
    private static int end(List<String> lines, Fault fault) {
        return IntStream.range(0, lines.size())
                .filter(it -> lines.get(it).startsWith("| " + fault.number() + " | "))
                .map(it -> it + 1)
                .max()
                .orElse(lines.indexOf(END));
    }

    /** Where the fault stands; one that is told in other words now is found by its number, when no other has that. */
    private static int place(List<String> lines, Fault fault) {
        String number = "| " + fault.number() + " | ";
        int[] same = IntStream.range(0, lines.size())
                .filter(it -> lines.get(it).startsWith(number + fault.what() + " |"))
                .toArray();
        int[] alike = IntStream.range(0, lines.size())
                .filter(it -> lines.get(it).startsWith(number))
                .toArray();
        if (same.length == 1) {
            return same[0];
        }
        return alike.length == 1 ? alike[0] : -1;
    }

    private static Path file() {
        return Repository.home().resolve("docs/reliability.md");
    }
}
