package io.backwise.system;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the programs of a stack under test are. */
public final class Repository {
    private Repository() {}

    /** Its root. */
    public static Path home() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isRegularFile(folder.resolve("backwise"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("not in the repository");
        }
        return folder;
    }
}
