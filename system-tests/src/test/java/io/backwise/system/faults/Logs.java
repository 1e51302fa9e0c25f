package io.backwise.system.faults;

import io.backwise.system.HealthWords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** What the processes of a system wrote since its data directory was made; PostgreSQL since its start before the last. */
record Logs(Path data, HealthWords words) {
    String of(String process) throws IOException {
        return new String(Files.readAllBytes(file(process)), StandardCharsets.UTF_8);
    }

    /** Writes to the end of one. */
    void write(String process, String line) throws IOException {
        Files.writeString(file(process), line + '\n', StandardOpenOption.APPEND);
    }

    /** Lines that tell of somebody's health. */
    List<String> tellOfHealth() throws IOException {
        return words.in(data);
    }

    private Path file(String process) {
        return data.resolve("logs").resolve(process + ".log");
    }
}
