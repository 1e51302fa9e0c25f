package io.backwise.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/**
 * What a program's JVM need not find out at every start: its classes, loaded and linked, and what was executed most (the JDK's
 * AOT cache, JEP 483, 514 and 515). It fits one build, one JDK and one kind of garbage collector; a JVM that it does not fit
 * says so and starts without it.
 *
 * @param program its jar
 */
record StartCache(Path program) {
    /** What a process does with the cache of its program. */
    enum Use {
        READ(Duration.ofSeconds(15)),
        /** Records what it does, and writes the cache at its end. */
        TRAIN(Duration.ofSeconds(180));

        private final Duration grace;

        Use(Duration grace) {
            this.grace = grace;
        }

        /** How long a process may take to end. */
        Duration grace() {
            return grace;
        }
    }

    /** The flags of the JVM. */
    List<String> flags(Use use) {
        return switch (use) {
            case TRAIN -> List.of("-XX:AOTCacheOutput=" + fresh());
            case READ -> isCurrent() && file().toFile().length() > 0 ? List.of("-XX:AOTCache=" + file()) : List.of();
        };
    }

    /** Whether it was made, or tried in vain, after the program and its libraries were built. */
    boolean isCurrent() {
        try {
            return Files.exists(file())
                    && Files.getLastModifiedTime(file()).compareTo(Files.getLastModifiedTime(program)) > 0
                    && file().toFile().lastModified()
                            > program.resolveSibling("lib").toFile().lastModified();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on processes start with what was trained. */
    void adopt() {
        try {
            Files.move(fresh(), file(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StackException("the training left no " + fresh(), e);
        }
    }

    /** An empty one says that there is none for this build, so that it is not tried at each start. */
    void giveUp() {
        try {
            Files.write(file(), new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes away what a training left that was not finished. */
    void tidy() {
        fresh().toFile().delete();
    }

    private Path file() {
        return program.resolveSibling("app.aot");
    }

    /** Two who train at once do not write one file. */
    private Path fresh() {
        return program.resolveSibling("app-" + ProcessHandle.current().pid() + ".aot");
    }
}
