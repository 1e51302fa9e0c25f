package io.backwise.local;

import java.nio.file.Path;

/** Where the repository lies, as the script says. */
final class Home {
    private Home() {}

    static Path directory() {
        return Path.of(System.getProperty("backwise.home", "")).toAbsolutePath().normalize();
    }
}
