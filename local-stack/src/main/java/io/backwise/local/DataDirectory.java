package io.backwise.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The directory that holds everything a stack keeps; one stack at a time, and nobody else's directory. */
public final class DataDirectory implements AutoCloseable {
    private static final String MARKER = "backwise-data";
    private static final String FORMAT = "format=1";

    private final Path directory;
    private final FileChannel lockFile;

    private DataDirectory(Path directory, FileChannel lockFile) {
        this.directory = directory;
        this.lockFile = lockFile;
    }

    /** @throws StackException when it holds something else, is of another format, or is in use */
    public static DataDirectory open(Path directory) {
        try {
            if (Files.exists(directory) && !Files.isDirectory(directory)) {
                throw new StackException(directory + " is a file; name a directory with --data");
            }
            Files.createDirectories(directory);
            Path marker = directory.resolve(MARKER);
            if (!Files.exists(marker)) {
                if (!isEmpty(directory)) {
                    throw new StackException(directory + " holds something that is not Backwise's; it is left as it is."
                            + " Name an empty or new directory with --data");
                }
                Files.writeString(marker, FORMAT + "\n");
            } else if (!Files.readString(marker).strip().equals(FORMAT)) {
                throw new StackException(directory + " was written by another version or is damaged (" + MARKER
                        + "). Move it away, or name another with --data");
            }
            FileChannel channel =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!lock(channel)) {
                channel.close();
                throw new StackException(directory + " is in use by a stack that runs. Stop it with ./backwise down,"
                        + " or name another with --data");
            }
            return new DataDirectory(directory, channel);
        } catch (IOException e) {
            throw new StackException("cannot use " + directory + ": " + e.getMessage(), e);
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            // What a detached start writes before the stack itself does.
            return files.allMatch(it -> it.getFileName().toString().equals("logs"));
        }
    }

    Path postgres() {
        return directory.resolve("postgres");
    }

    /** @param broker from 1 */
    Path kafka(int broker) {
        return directory.resolve(broker == 1 ? "kafka" : "kafka-" + broker);
    }

    Path issuerKey() {
        return directory.resolve("issuer.jwk");
    }

    /** The key under which services remember who was erased: made once, and kept as long as the data. */
    String erasureKey() {
        Path file = directory.resolve("erasure.key");
        try {
            if (!Files.exists(file)) {
                byte[] key = new byte[32];
                new SecureRandom().nextBytes(key);
                Files.writeString(file, HexFormat.of().formatHex(key));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The processes of the stack, so that the next start finds those that outlived a kill. */
    Path processes() {
        return directory.resolve("processes");
    }

    Path log(String part) {
        return logs(directory).resolve(part + ".log");
    }

    static Path logs(Path directory) {
        Path logs = directory.resolve("logs");
        try {
            Files.createDirectories(logs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return logs;
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
