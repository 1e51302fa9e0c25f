package io.backwise.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {
    @TempDir
    Path directory;

    @Test
    void keepsWhyTheServerGaveUpAndForgetsTheLastStart() throws Exception {
        ServerLog log = ServerLog.beside(directory.resolve("postgres"));
        Files.writeString(log.file(), """
                2026-11-24 10:00:00.000 UTC [7] LOG:  starting PostgreSQL 18
                2026-11-24 10:00:00.100 UTC [7] PANIC:  could not read file "global/pg_control": read 0 of 296
                """);
        assertThat(log.complaints())
                .isEqualTo("2026-11-24 10:00:00.100 UTC [7] PANIC:  could not read file \"global/pg_control\":"
                        + " read 0 of 296");
        assertThat(ServerLog.beside(directory.resolve("postgres")).complaints()).isEmpty();
    }
}
