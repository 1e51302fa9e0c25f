package io.backwise.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuerPartTest {
    @TempDir
    Path directory;

    @Test
    void givesTheSubjectAndRoleThatWereAskedForAndKeepsItsKeyOverARestart() throws Exception {
        Path key = directory.resolve("issuer.jwk");
        int port = Ports.free();
        String before;
        try (IssuerPart issuer = IssuerPart.start(key, port)) {
            before = get(issuer.url() + "/jwks");
            SignedJWT token = token(issuer);
            assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("11111111-2222-3333-4444-555555555555");
            assertThat(token.getJWTClaimsSet().getStringListClaim("groups")).isEqualTo(List.of("patient"));
            assertThat(token.getJWTClaimsSet().getAudience()).isEqualTo(List.of("backwise"));
            assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo(issuer.url());
        }
        try (IssuerPart issuer = IssuerPart.start(key, port)) {
            assertThat(get(issuer.url() + "/jwks")).isEqualTo(before);
        }
    }

    private static SignedJWT token(IssuerPart issuer) throws Exception {
        String form = "grant_type=client_credentials&client_id=test&client_secret=test&role=patient"
                + "&sub=11111111-2222-3333-4444-555555555555";
        String answer = send(HttpRequest.newBuilder(URI.create(issuer.url() + "/token"))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
        assertThat(answer).contains("access_token");
        return SignedJWT.parse(answer.replaceAll("(?s).*\"access_token\"\\s*:\\s*\"([^\"]+)\".*", "$1"));
    }

    private static String get(String url) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url)).build());
    }

    private static String send(HttpRequest request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
