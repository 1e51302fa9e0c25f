package io.backwise.testkit;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Where the parts that {@link EmbeddedParts} started can be reached. */
public final class Parts {
    static final String PREFIX = "backwise.test.";
    static final String ISSUER_KEY = "issuer.key";

    private Parts() {}

    /** {@code host:port} of the broker. */
    public static String bootstrapServers() {
        return setting("kafka.bootstrap.servers");
    }

    /** URL of the issuer. */
    public static String issuer() {
        return setting("quarkus.oidc.auth-server-url");
    }

    /** The issuer's private key, a JWK. */
    static Path issuerKey() {
        return Path.of(setting(ISSUER_KEY));
    }

    /** A connection to the service's own database, for looking beneath it. */
    public static Connection database() throws SQLException {
        return DriverManager.getConnection(
                setting("quarkus.datasource.jdbc.url"),
                setting("quarkus.datasource.username"),
                setting("quarkus.datasource.password"));
    }

    private static String setting(String name) {
        String value = System.getProperty(PREFIX + name);
        if (value == null) {
            throw new IllegalStateException("no parts are running: the test lacks @QuarkusTestResource(EmbeddedParts)");
        }
        return value;
    }
}
