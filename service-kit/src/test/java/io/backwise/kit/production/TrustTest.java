package io.backwise.kit.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustTest {
    private static final String ISSUER = "https://id.example.org/realms/backwise";
    private static final List<String> US = List.of("backwise");

    @Test
    void anIssuerOfOursIsBelieved() {
        assertThat(new Trust(
                                ISSUER,
                                Optional.of("https://id.example.org"),
                                US,
                                Map.of("quarkus.oidc.jwks-path", "/keys"),
                                false,
                                false)
                        .refusals())
                .isEmpty();
        assertThat(new Trust(ISSUER, Optional.empty(), US, Map.of(), false, false).refusals())
                .isEmpty();
    }

    @Test
    void anIssuerThatAnybodyCanPlayIsRefused() {
        only(new Trust("http://id.example.org", Optional.empty(), US, Map.of(), false, false))
                .startsWith("quarkus.oidc.auth-server-url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"any", "http://id.example.org"})
    void tokensOfAnybodyAreRefused(String tokenIssuer) {
        only(new Trust(ISSUER, Optional.of(tokenIssuer), US, Map.of(), false, false))
                .startsWith("quarkus.oidc.token.issuer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "any", "backwise,any"})
    void tokensForOthersAreRefused(String audiences) {
        List<String> each = audiences.isEmpty() ? List.of() : List.of(audiences.split(","));
        only(new Trust(ISSUER, Optional.empty(), each, Map.of(), false, false))
                .startsWith("quarkus.oidc.token.audience");
    }

    @Test
    void aKeyThatNobodyCanRevokeIsRefused() {
        only(new Trust(ISSUER, Optional.empty(), US, Map.of(), true, false)).startsWith("quarkus.oidc.public-key");
    }

    @ParameterizedTest(name = "keys at {0}, any certificate: {1}: {2}")
    @CsvSource({
        "http://id.example.org/keys, false, quarkus.oidc.jwks-path",
        "https://id.example.org/keys, true, quarkus.oidc.tls",
        "/keys, true, quarkus.oidc.tls",
    })
    void keysOfAnybodyAreRefused(String keysAt, boolean takesAnyCertificate, String setting) {
        only(new Trust(
                        ISSUER,
                        Optional.empty(),
                        US,
                        Map.of("quarkus.oidc.jwks-path", keysAt),
                        false,
                        takesAnyCertificate))
                .startsWith(setting);
    }

    @ParameterizedTest(name = "{0}={1}: {2}")
    @CsvSource({
        "quarkus.tls.trust-all, true, true",
        "quarkus.tls.trust-all, false, false",
        "quarkus.tls.issuer.trust-all, true, true",
        "quarkus.tls.issuer.hostname-verification-algorithm, NONE, true",
        "quarkus.tls.hostname-verification-algorithm, HTTPS, false",
        "quarkus.oidc.tls.verification, certificate-validation, true",
        "quarkus.oidc.tls.verification, none, true",
        "quarkus.oidc.tls.verification, required, false",
        "quarkus.http.ssl.client-auth, none, false",
    })
    void aCertificateIsVerifiedWhichever(String name, String value, boolean isLax) {
        assertThat(ProductionGuard.isLax(name, () -> value)).isEqualTo(isLax);
    }

    private static AbstractStringAssert<?> only(Trust trust) {
        return assertThat(trust.refusals()).singleElement().asString();
    }
}
