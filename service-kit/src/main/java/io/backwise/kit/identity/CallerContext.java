package io.backwise.kit.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
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
        return new Caller(
                identity.getPrincipal().getName(),
                identity.getRoles().stream()
                        .map(Role::ofSlug)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
