package io.backwise.kit.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.backwise.kit.json.Digest;
import io.quarkus.security.identity.SecurityIdentity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Whom tokens name that were verified a moment ago. Kept is a digest, not the token; for a minute at most, so that a key which the
 * issuer takes back is soon believed no more, and never beyond the token's own end. Safe for use by many threads.
 */
final class KnownTokens {
    static final Duration LONGEST = Duration.ofSeconds(60);

    /** Some hundred bytes each. */
    private static final int MOST = 20_000;

    private final InstantSource clock;
    private final Cache<String, Known> known;

    private record Known(SecurityIdentity identity, Instant end) {}

    KnownTokens(InstantSource clock, Ticker ticker) {
        this.clock = clock;
        this.known = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(LONGEST)
                .ticker(ticker)
                .build();
    }

    Optional<SecurityIdentity> find(String token) {
        Known found = known.getIfPresent(Digest.of(token));
        return found == null || !clock.instant().isBefore(found.end())
                ? Optional.empty()
                : Optional.of(found.identity());
    }

    /**
     * Keeps whom a token names.
     *
     * @param end from then on the token is to be looked at again, whatever comes of it
     */
    void keep(String token, SecurityIdentity identity, Instant end) {
        known.put(Digest.of(token), new Known(identity, end));
    }
}
