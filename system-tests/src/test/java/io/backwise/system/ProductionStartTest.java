package io.backwise.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.embedded.Directories;
import io.backwise.embedded.Durability;
import io.backwise.embedded.Ports;
import io.backwise.embedded.PostgresPart;
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

    private static void refuses(String service, PostgresPart postgres, Path log) throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of(
                "QUARKUS_OIDC_AUTH_SERVER_URL",
                "http://id.example.org/realms/backwise",
                "QUARKUS_OIDC_TOKEN_ISSUER",
                "any",
                "QUARKUS_HTTP_CORS_ENABLED",
                "true",
                "QUARKUS_HTTP_CORS_ORIGINS",
                "*",
                "QUARKUS_DATASOURCE_PASSWORD",
                PostgresPart.USER,
                "QUARKUS_DATASOURCE_JDBC_URL",
                postgres.jdbcUrl(service),
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                postgres.reactiveUrl(service),
                "QUARKUS_HTTP_PORT",
                Integer.toString(Ports.free()),
                "KAFKA_BOOTSTRAP_SERVERS",
                "127.0.0.1:" + Ports.free()));
        settings.put("BACKWISE_ERASURE_KEY", "a development default for a machine of your own");
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
        Process process = builder.start();
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
                        "quarkus.datasource.password",
                        "quarkus.http.cors.origins")
                .doesNotContain("Listening on");
        if (!service.equals("catalog")) {
            assertThat(said).as(service).contains("backwise.erasure.key");
        }
    }
}
