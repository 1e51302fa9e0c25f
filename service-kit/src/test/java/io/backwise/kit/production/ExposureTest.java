package io.backwise.kit.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExposureTest {
    private static final String ISSUER = "https://id.example.org/realms/backwise";
    private static final String KEY = "8f1c0f6a2f8e4f0e9c55d2a1b7c3e9d4";
    private static final String PASSWORD = "9d2b7c51";

    @Test
    void productionStartsWithSecretsOfItsOwn() {
        assertThat(new Exposure(
                                ISSUER,
                                Optional.of("https://id.example.org"),
                                Map.of("quarkus.oidc.jwks-path", "/keys"),
                                false,
                                Optional.of(KEY),
                                PASSWORD,
                                List.of("https://app.example.org"))
                        .refusals())
                .isEmpty();
        assertThat(new Exposure(ISSUER, Optional.empty(), Map.of(), false, Optional.empty(), PASSWORD, List.of())
                        .refusals())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} with {1}, {2}, {3}: {4}")
    @CsvSource({
        "http://id.example.org, a secret of thirty-two characters, 9d2b7c51, https://a.example, quarkus.oidc.auth-server-url",
        "https://id.example.org, a development default for a machine of your own, 9d2b7c51, https://a.example, backwise.erasure.key",
        "https://id.example.org, a secret of thirty-two characters, backwise, https://a.example, quarkus.datasource.password",
        "https://id.example.org, a secret of thirty-two characters, '', https://a.example, quarkus.datasource.password",
        "https://id.example.org, a secret of thirty-two characters, 9d2b7c51, *, quarkus.http.cors.origins",
        "https://id.example.org, a secret of thirty-two characters, 9d2b7c51, /.*/, quarkus.http.cors.origins",
        "https://id.example.org, a secret of thirty-two characters, 9d2b7c51, /https:..+/, quarkus.http.cors.origins",
    })
    void itNamesWhatItRefuses(String issuer, String key, String password, String origin, String setting) {
        assertThat(new Exposure(
                                issuer,
                                Optional.empty(),
                                Map.of(),
                                false,
                                Optional.of(key),
                                password,
                                List.of("https://b.example", origin))
                        .refusals())
                .singleElement()
                .asString()
                .startsWith(setting);
    }

    @ParameterizedTest
    @ValueSource(strings = {"any", "http://id.example.org"})
    void tokensOfAnybodyAreRefused(String tokenIssuer) {
        assertThat(new Exposure(
                                ISSUER,
                                Optional.of(tokenIssuer),
                                Map.of(),
                                false,
                                Optional.of(KEY),
                                PASSWORD,
                                List.of())
                        .refusals())
                .singleElement()
                .asString()
                .startsWith("quarkus.oidc.token.issuer");
    }

    @ParameterizedTest(name = "keys at {0}, anybody trusted: {1}: {2}")
    @CsvSource({
        "http://id.example.org/keys, false, quarkus.oidc.jwks-path",
        "https://id.example.org/keys, true, quarkus.oidc.tls",
        "/keys, true, quarkus.oidc.tls",
    })
    void keysOfAnybodyAreRefused(String keysAt, boolean trustsAnybody, String setting) {
        assertThat(new Exposure(
                                ISSUER,
                                Optional.empty(),
                                Map.of("quarkus.oidc.jwks-path", keysAt),
                                trustsAnybody,
                                Optional.of(KEY),
                                PASSWORD,
                                List.of())
                        .refusals())
                .singleElement()
                .asString()
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

    @Test
    void whatIsRefusedEndsTheStartUnlessTheMachineIsForDevelopment() {
        assertThatThrownBy(() -> ProductionGuard.check(List.of("this", "that"), false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("this", "that");
        ProductionGuard.check(List.of("this"), true);
        ProductionGuard.check(List.of(), false);
    }
}
