package io.backwise.embedded;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/**
 * An OpenID Connect issuer for development and tests: discovery, keys, and a token endpoint that gives anybody on this
 * machine the role that they ask for. Never for production.
 */
public final class IssuerPart implements AutoCloseable {
    /** The issuer's id: the path under which it serves. */
    public static final String ID = "backwise";

    private static final int KEY_BITS = 2048;

    private final MockOAuth2Server server;
    private final int port;

    private IssuerPart(MockOAuth2Server server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts the issuer.
     *
     * @param keyFile where its signing key is kept (made when missing), so that tokens stay good over a restart
     * @param port TCP port, 1..65535
     * @throws PartFailedException when the key cannot be read or the port is taken
     */
    public static IssuerPart start(Path keyFile, int port) {
        try {
            OAuth2TokenProvider tokens = new OAuth2TokenProvider(new KeyProvider(List.of(key(keyFile))));
            MockOAuth2Server server = new MockOAuth2Server(
                    new OAuth2Config(false, null, null, false, tokens, Set.of(new RequestedRole())));
            server.start(InetAddress.getLoopbackAddress(), port);
            return new IssuerPart(server, port);
        } catch (IOException | ParseException | JOSEException | RuntimeException e) {
            throw new PartFailedException("the issuer did not start on port " + port + ": " + e.getMessage(), e);
        }
    }

    /** The issuer's URL, as it stands in the {@code iss} claim of its tokens. */
    public String url() {
        return "http://localhost:" + port + "/" + ID;
    }

    @Override
    public void close() {
        server.shutdown();
    }

    private static JWK key(Path file) throws IOException, ParseException, JOSEException {
        if (Files.exists(file)) {
            return JWK.parse(Files.readString(file));
        }
        RSAKey key = new RSAKeyGenerator(KEY_BITS).keyID(ID).generate();
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, key.toJSONString());
        return key;
    }
}
