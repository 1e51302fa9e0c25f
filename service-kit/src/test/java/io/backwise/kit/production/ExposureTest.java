package io.backwise.kit.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExposureTest {
    private static final Trust TRUST = new Trust(
            "https://id.example.org/realms/backwise", Optional.empty(), List.of("backwise"), Map.of(), false, false);

    @Test
    void productionStartsWithSecretsOfItsOwn() {
        assertThat(new Exposure(
                                TRUST,
                                Optional.of("8f1c0f6a2f8e4f0e9c55d2a1b7c3e9d4"),
                                "9d2b7c51",
                                List.of("https://app.example.org"))
                        .refusals())
                .isEmpty();
        assertThat(new Exposure(TRUST, Optional.empty(), "9d2b7c51", List.of()).refusals())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}, {1}, {2}: {3}")
    @CsvSource({
        "a development default for a machine of your own, 9d2b7c51, https://a.example, backwise.erasure.key",
        "a secret of thirty-two characters, backwise, https://a.example, quarkus.datasource.password",
        "a secret of thirty-two characters, '', https://a.example, quarkus.datasource.password",
        "a secret of thirty-two characters, 9d2b7c51, *, quarkus.http.cors.origins",
        "a secret of thirty-two characters, 9d2b7c51, /.*/, quarkus.http.cors.origins",
        "a secret of thirty-two characters, 9d2b7c51, /https:..+/, quarkus.http.cors.origins",
    })
    void itNamesWhatItRefuses(String key, String password, String origin, String setting) {
        assertThat(new Exposure(TRUST, Optional.of(key), password, List.of("https://b.example", origin)).refusals())
                .singleElement()
                .asString()
                .startsWith(setting);
    }

    @Test
    void whoseTokensAreBelievedIsPartOfIt() {
        Trust everybody = new Trust("http://id.example.org", Optional.of("any"), List.of(), Map.of(), true, true);
        assertThat(new Exposure(everybody, Optional.empty(), "9d2b7c51", List.of()).refusals())
                .isEqualTo(everybody.refusals())
                .hasSize(5);
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
