package io.backwise.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.embedded.Directories;
import io.backwise.embedded.Durability;
import io.backwise.embedded.Ports;
import io.backwise.embedded.PostgresPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The packaged services, started as in production, with what only a development machine may have. */
class ProductionStartTest {
    private static final String LISTENS = "Listening on";

    private static final Map<String, String> DEVELOPMENT = Map.of(
            "QUARKUS_OIDC_AUTH_SERVER_URL",
            "http://id.example.org/realms/backwise",
            "QUARKUS_OIDC_TOKEN_ISSUER",
            "any",
            "QUARKUS_OIDC_TOKEN_AUDIENCE",
            "any",
            "QUARKUS_OIDC_JWKS_PATH",
            "http://id.example.org/keys",
            "QUARKUS_TLS_TRUST_ALL",
            "true",
            "QUARKUS_HTTP_CORS_ENABLED",
            "true",
            "QUARKUS_HTTP_CORS_ORIGINS",
            "*",
            "QUARKUS_DATASOURCE_PASSWORD",
            PostgresPart.USER,
            "BACKWISE_ERASURE_KEY",
            "a development default for a machine of your own");

    /** The database of the test has a password that is no secret: another one beside it, which it does not ask for. */
    private static final Map<String, String> PRODUCTION = Map.of(
            "QUARKUS_OIDC_AUTH_SERVER_URL",
            "https://127.0.0.1:1/realms/backwise",
            "QUARKUS_OIDC_TOKEN_ISSUER",
            "https://id.example.org/realms/backwise",
            "QUARKUS_HTTP_CORS_ENABLED",
            "true",
            "QUARKUS_HTTP_CORS_ORIGINS",
            "https://app.example.org",
            "QUARKUS_DATASOURCE_PASSWORD",
            "9d2b7c51-8f1c0f6a",
            "BACKWISE_ERASURE_KEY",
            "8f1c0f6a2f8e4f0e9c55d2a1b7c3e9d4");

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void noServiceStartsWithDevelopmentSettings() throws Exception {
        Path directory = Files.createTempDirectory("backwise-production-");
        try (PostgresPart postgres = PostgresPart.start(directory.resolve("postgres"), Ports.free(), Durability.FAST)) {
            for (String service : List.of("catalog", "routine", "progress")) {
                postgres.createDatabase(service);
                refuses(service, postgres, directory.resolve(service + ".log"));
            }
        } finally {
            Directories.delete(directory);
        }
    }

    /** The same start with secrets of its own: it is the settings that the others are refused for. */
    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void aServiceStartsWithSettingsOfProduction() throws Exception {
        Path directory = Files.createTempDirectory("backwise-production-");
        try (PostgresPart postgres = PostgresPart.start(directory.resolve("postgres"), Ports.free(), Durability.FAST)) {
            postgres.createDatabase("progress");
            Path log = directory.resolve("progress.log");
            Process process = started("progress", postgres, log, PRODUCTION);
            try {
                for (int i = 0;
                        i < 1_800 && process.isAlive() && !Files.readString(log).contains(LISTENS);
                        i++) {
                    Thread.sleep(100);
                }
                assertThat(Files.readString(log)).contains(LISTENS).doesNotContain("not fit for production");
            } finally {
                process.destroyForcibly().waitFor();
            }
        } finally {
            Directories.delete(directory);
        }
    }

    private static void refuses(String service, PostgresPart postgres, Path log) throws Exception {
        Process process = started(service, postgres, log, DEVELOPMENT);
        boolean ended = process.waitFor(180, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        String said = Files.readString(log);
        assertThat(ended).as("%s ends: %s", service, said).isTrue();
        assertThat(process.exitValue()).as("%s: %s", service, said).isNotZero();
        assertThat(said)
                .as(service)
                .contains(
                        "not fit for production",
                        "quarkus.oidc.auth-server-url",
                        "quarkus.oidc.token.issuer",
                        "quarkus.oidc.token.audience",
                        "quarkus.oidc.jwks-path",
                        "quarkus.oidc.tls",
                        "quarkus.datasource.password",
                        "quarkus.http.cors.origins")
                .doesNotContain(LISTENS);
        if (!service.equals("catalog")) {
            assertThat(said).as(service).contains("backwise.erasure.key");
        }
    }

    private static Process started(String service, PostgresPart postgres, Path log, Map<String, String> other)
            throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                postgres.jdbcUrl(service),
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                postgres.reactiveUrl(service),
                "QUARKUS_HTTP_PORT",
                Integer.toString(Ports.free()),
                "KAFKA_BOOTSTRAP_SERVERS",
                "127.0.0.1:" + Ports.free()));
        settings.putAll(other);
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Repository.home()
                                .resolve(service + "-service/target/quarkus-app/quarkus-run.jar")
                                .toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().remove("BACKWISE_DEVELOPMENT");
        builder.environment().putAll(settings);
        return builder.start();
    }
}
