package io.backwise.embedded;

import java.nio.file.Path;

/** A process that starts PostgreSQL, writes a row and dies without stopping it. */
final class LeavesPostgresRunning {
    static final int KILLED = 9;

    private LeavesPostgresRunning() {}

    @SuppressWarnings("SystemExitOutsideMain")
    public static void main(String... args) throws Exception {
        PostgresPart postgres = PostgresPart.start(Path.of(args[0]), Integer.parseInt(args[1]), Durability.CRASH_SAFE);
        postgres.createDatabase("routine");
        PartsSurviveRestartsTest.ask(postgres, "CREATE TABLE kept AS SELECT 42 AS answer");
        Runtime.getRuntime().halt(KILLED);
    }
}
