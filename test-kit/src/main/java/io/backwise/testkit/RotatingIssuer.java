package io.backwise.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.backwise.embedded.Directories;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An issuer that gets new keys, in the place of that of {@link EmbeddedParts}: it tells its keys, and the tokens are those of
 * {@link ForgedTokens#good}.
 */
public final class RotatingIssuer implements QuarkusTestResourceLifecycleManager {
    private static final int KEY_BITS = 2048;

    private @Nullable Path directory;
    private @Nullable HttpServer server;

    /** Tokens are signed by a new key from now on; those of the ones before are still good. */
    public static void rotate() {
        try {
            Path current = Parts.issuerKey();
            Files.move(current, current.resolveSibling(UUID.randomUUID() + ".jwk"));
            make(current);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void make(Path file) throws IOException {
        try {
            RSAKey key = new RSAKeyGenerator(KEY_BITS)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
            Files.writeString(file, key.toJSONString());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** After the parts whose issuer it stands in for. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        try {
            Path keys = Files.createTempDirectory("backwise-issuer-");
            directory = keys;
            Path current = keys.resolve("current.jwk");
            make(current);
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server = started;
            String url = "http://localhost:" + started.getAddress().getPort() + "/backwise";
            started.createContext("/backwise/.well-known/openid-configuration", it -> answer(it, """
                    {"issuer": "%1$s", "jwks_uri": "%1$s/jwks", "token_endpoint": "%1$s/token"}
                    """.formatted(url)));
            started.createContext("/backwise/jwks", it -> answer(it, published(keys)));
            started.start();
            System.setProperty(Parts.PREFIX + Parts.ISSUER_KEY, current.toString());
            System.setProperty(Parts.PREFIX + "quarkus.oidc.auth-server-url", url);
            return Map.of("quarkus.oidc.auth-server-url", url);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String published(Path keys) throws IOException {
        try (Stream<Path> files = Files.list(keys)) {
            List<JWK> all = files.map(RotatingIssuer::read).toList();
            return new JWKSet(all).toPublicJWKSet().toString();
        }
    }

    private static JWK read(Path file) {
        try {
            return JWK.parse(Files.readString(file));
        } catch (IOException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange asked, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        asked.getResponseHeaders().add("Content-Type", "application/json");
        asked.sendResponseHeaders(200, body.length);
        try (asked) {
            asked.getResponseBody().write(body);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
        if (directory != null) {
            try {
                Directories.delete(directory);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
