package io.backwise.testkit;

import java.nio.file.Files;
import java.nio.file.Path;

/** The checked-in contracts: {@code contracts/} at the root of the repository. */
public final class Contracts {
    private Contracts() {}

    /** A file or folder under {@code contracts/}, found from any module's folder. */
    public static Path path(String first, String... more) {
        return root().resolve("contracts").resolve(Path.of(first, more));
    }

    /** The repository's folder. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("contracts"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("no folder named contracts above the working directory");
        }
        return folder;
    }
}
