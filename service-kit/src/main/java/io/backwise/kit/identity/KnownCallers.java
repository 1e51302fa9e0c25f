package io.backwise.kit.identity;

import com.github.benmanes.caffeine.cache.Ticker;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who sends a request, where the token was verified a moment ago. */
@ApplicationScoped
public class KnownCallers {
    private static final String SCHEME = "bearer ";

    private final KnownTokens known = new KnownTokens(InstantSource.system(), Ticker.systemTicker());

    /** The caller; empty says nothing, but that the token has to be looked at. */
    public Optional<Caller> of(HttpServerRequest request) {
        return identity(request).map(CallerContext::caller);
    }

    Optional<SecurityIdentity> identity(HttpServerRequest request) {
        return token(request).flatMap(known::find);
    }

    /** Keeps whom the token of this request, which was verified, names. */
    void keep(HttpServerRequest request, @Nullable SecurityIdentity identity) {
        if (identity != null && identity.getPrincipal() instanceof TokenPrincipal principal) {
            token(request).ifPresent(it -> known.keep(it, identity, principal.end()));
        }
    }

    private static Optional<String> token(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(it -> it.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(it -> it.substring(SCHEME.length()));
    }
}
