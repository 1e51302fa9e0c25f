package io.backwise.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** What a PostgreSQL server says since its last start, in a file beside its directory. */
record ServerLog(Path file) {
    private static final int MOST_LINES = 5;

    /** A new, empty log for the server on a directory; that of the start before is kept beside it. */
    static ServerLog beside(Path directory) throws IOException {
        Files.createDirectories(directory.toAbsolutePath().getParent());
        Path log = directory.resolveSibling(directory.getFileName() + ".log");
        if (Files.exists(log)) {
            Files.move(
                    log,
                    directory.resolveSibling(directory.getFileName() + "-before.log"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        return new ServerLog(Files.createFile(log));
    }

    ProcessBuilder.Redirect redirect() {
        return ProcessBuilder.Redirect.appendTo(file.toFile());
    }

    /** Why the server gave up, in its own words; empty when it said nothing of the kind. */
    String complaints() {
        try {
            List<String> grave = Files.readAllLines(file).stream()
                    .filter(line -> line.matches(".*\\b(FATAL|PANIC|ERROR|HINT|DETAIL): .*|(initdb|pg_ctl): error.*"))
                    .toList();
            return String.join("\n  ", grave.subList(Math.max(0, grave.size() - MOST_LINES), grave.size()));
        } catch (IOException e) {
            return "";
        }
    }
}
