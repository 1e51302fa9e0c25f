package io.backwise.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KnownTokensTest {
    private static final SecurityIdentity ANNA = QuarkusSecurityIdentity.builder()
            .setPrincipal(new QuarkusPrincipal("anna"))
            .addRole("patient")
            .build();

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final Instant begun = now;
    private final KnownTokens known =
            new KnownTokens(() -> now, () -> Duration.between(begun, now).toNanos());

    @Test
    void aTokenIsKnownForAMinute() {
        known.keep("a.b.c", ANNA, now.plusSeconds(3_600));
        now = now.plusSeconds(59);
        assertThat(known.find("a.b.c")).contains(ANNA);
        now = now.plusSeconds(1);
        assertThat(known.find("a.b.c")).isEmpty();
    }

    @Test
    void noneIsKnownBeyondItsEnd() {
        known.keep("a.b.c", ANNA, now.plusSeconds(20));
        now = now.plusSeconds(19);
        assertThat(known.find("a.b.c")).contains(ANNA);
        now = now.plusSeconds(1);
        assertThat(known.find("a.b.c")).isEmpty();
    }

    @Test
    void anotherTokenIsNobodys() {
        known.keep("a.b.c", ANNA, now.plusSeconds(20));
        assertThat(known.find("a.b.C")).isEmpty();
        assertThat(known.find("a.b")).isEmpty();
        assertThat(known.find("")).isEmpty();
    }
}
