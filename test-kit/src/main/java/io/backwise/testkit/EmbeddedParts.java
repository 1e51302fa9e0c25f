package io.backwise.testkit;

import io.backwise.embedded.Directories;
import io.backwise.embedded.Durability;
import io.backwise.embedded.IssuerPart;
import io.backwise.embedded.KafkaPart;
import io.backwise.embedded.Ports;
import io.backwise.embedded.PostgresPart;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Real PostgreSQL, Kafka and an issuer for a {@code @QuarkusTest}, on random ports and a directory that goes away.
 * The resource's argument {@code database} names the database (default {@code test}).
 */
public final class EmbeddedParts implements QuarkusTestResourceLifecycleManager {
    private String database = "test";
    private @Nullable Path directory;
    private @Nullable PostgresPart postgres;
    private @Nullable KafkaPart kafka;
    private @Nullable IssuerPart issuer;

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.getOrDefault("database", database);
    }

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("backwise-test-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        postgres = PostgresPart.start(directory.resolve("postgres"), Ports.free(), Durability.FAST);
        postgres.createDatabase(database);
        kafka = KafkaPart.start(directory.resolve("kafka"), Ports.free(), Ports.free(), Durability.FAST);
        Path issuerKey = directory.resolve("issuer.jwk");
        issuer = IssuerPart.start(issuerKey, Ports.free());
        Map<String, String> settings = new LinkedHashMap<>();
        // Any free port, so that test runs can overlap.
        settings.put("quarkus.http.test-port", "0");
        settings.put("quarkus.datasource.username", PostgresPart.USER);
        settings.put("quarkus.datasource.password", PostgresPart.USER);
        settings.put("quarkus.datasource.jdbc.url", postgres.jdbcUrl(database));
        settings.put("quarkus.datasource.reactive.url", postgres.reactiveUrl(database));
        settings.put("kafka.bootstrap.servers", kafka.bootstrapServers());
        settings.put("quarkus.oidc.auth-server-url", issuer.url());
        settings.put("backwise.erasure.key", "a key for tests that is long enough");
        // Tests and the application do not share a class loader; system properties they do share.
        System.setProperty(Parts.PREFIX + Parts.ISSUER_KEY, issuerKey.toString());
        settings.forEach((name, value) -> System.setProperty(Parts.PREFIX + name, value));
        return settings;
    }

    @Override
    public void stop() {
        for (AutoCloseable part : new @Nullable AutoCloseable[] {issuer, kafka, postgres}) {
            if (part != null) {
                close(part);
            }
        }
        if (directory != null) {
            delete(directory);
        }
    }

    @SuppressWarnings("CatchAndPrintStackTrace")
    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            // The other parts must still be stopped.
            e.printStackTrace();
        }
    }

    private static void delete(Path directory) {
        try {
            Directories.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
