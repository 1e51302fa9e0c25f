package io.backwise.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A stack that runs, as the other commands find it.
 *
 * @param process number and start of its process, as {@link LeftOvers#line} writes it
 */
record RunningStack(String process, Path data, int portOffset) {
    private static final Path FOLDER = Path.of(".backwise", "running");

    PortPlan ports() {
        return new PortPlan(portOffset);
    }

    String gateway() {
        return "http://localhost:" + ports().gateway();
    }

    String issuer() {
        return "http://localhost:" + ports().issuer() + "/backwise";
    }

    void announce() {
        try {
            Files.createDirectories(file().getParent());
            Files.writeString(file(), process + "\n" + data + "\n" + portOffset + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void withdraw() {
        try {
            Files.deleteIfExists(file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file() {
        return Home.directory().resolve(FOLDER).resolve(Integer.toString(ports().gateway()));
    }

    /** The stacks that run, the latest first. */
    static List<RunningStack> all() {
        Path folder = Home.directory().resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted(Comparator.comparing((Path it) -> it.toFile().lastModified())
                            .reversed())
                    .flatMap(it -> read(it).stream())
                    .filter(it -> LeftOvers.find(it.process()).isPresent())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The stack that is meant: on the named directory, else the one that was started last. */
    static Optional<RunningStack> meant(Options options) {
        return all().stream()
                .filter(it -> !options.has("--data") || it.data().equals(options.data()))
                .findFirst();
    }

    /** @throws StackException when none runs */
    static RunningStack needed(Options options) {
        return meant(options)
                .orElseThrow(() -> new StackException("nothing runs"
                        + (options.has("--data") ? " on " + options.data() : "") + "; start it with ./backwise up"));
    }

    private static Optional<RunningStack> read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.size() < 3
                    ? Optional.empty()
                    : Optional.of(
                            new RunningStack(lines.get(0), Path.of(lines.get(1)), Integer.parseInt(lines.get(2))));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
