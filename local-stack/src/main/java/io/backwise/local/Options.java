package io.backwise.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was asked on the command line. */
record Options(Map<String, String> given) {
    private static final int MOST_OFFSET = 40_000;

    Options {
        given = Map.copyOf(given);
    }

    /** @throws StackException for a word that is not known or lacks its value */
    static Options of(List<String> words, String... known) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!Arrays.asList(known).contains(word)) {
                throw new StackException("unknown option '" + word + "'; known are " + String.join(", ", known));
            }
            if (word.equals("--detach")) {
                given.put(word, "");
            } else if (i + 1 < words.size()) {
                given.put(word, words.get(++i));
            } else {
                throw new StackException(word + " needs a value");
            }
        }
        return new Options(given);
    }

    boolean has(String option) {
        return given.containsKey(option);
    }

    Optional<String> value(String option) {
        return Optional.ofNullable(given.get(option));
    }

    /** The data directory; {@code .backwise/data} in the repository when none is named. */
    Path data() {
        return value("--data")
                .map(it -> Path.of(it).toAbsolutePath().normalize())
                .orElseGet(() -> Home.directory().resolve(".backwise/data"));
    }

    int portOffset() {
        String value = value("--port-offset").orElse("0");
        try {
            int offset = Integer.parseInt(value);
            if (offset >= 0 && offset <= MOST_OFFSET) {
                return offset;
            }
        } catch (NumberFormatException e) {
            // Told below, as any other value that is out of range.
        }
        throw new StackException("--port-offset must be 0 to " + MOST_OFFSET + ", not " + value);
    }
}
