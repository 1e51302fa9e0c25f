package io.backwise.kit.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** The caller of the request that is being served. */
@RequestScoped
public class CallerContext {
    private final SecurityIdentity identity;

    CallerContext(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Who asks, by the verified token. */
    public Caller caller() {
        return caller(identity);
    }

    static Caller caller(SecurityIdentity identity) {
        return new Caller(
                identity.getPrincipal().getName(),
                identity.getRoles().stream()
                        .map(Role::ofSlug)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** When the token of this request is over; long ago when it does not say. For what outlives its request. */
    public Instant tokenEnds() {
        return identity.getPrincipal() instanceof TokenPrincipal principal ? principal.end() : Instant.EPOCH;
    }
}
