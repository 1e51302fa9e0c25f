package io.backwise.kit.production;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Keeps a service from starting with what only a development machine may have, unless it is told with
 * {@code backwise.development=true} that it is on one, which it then says in the log.
 */
@ApplicationScoped
class ProductionGuard {
    private static final Logger LOG = Logger.getLogger(ProductionGuard.class);
    private static final int BEFORE_ANYTHING_ELSE = 1;

    /** The one kind of verification that looks at all of a certificate. */
    private static final String VERIFIED = "required";

    private final boolean development;
    private final Exposure exposure;

    ProductionGuard(
            @ConfigProperty(name = "backwise.development", defaultValue = "false") boolean development,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") String issuer,
            @ConfigProperty(name = "quarkus.oidc.token.issuer") Optional<String> tokenIssuer,
            @ConfigProperty(name = "quarkus.oidc.jwks-path") Optional<String> keysAt,
            @ConfigProperty(name = "quarkus.oidc.tls.verification") Optional<String> verification,
            @ConfigProperty(name = "quarkus.tls.trust-all", defaultValue = "false") boolean trustAll,
            @ConfigProperty(name = "backwise.erasure.key") Optional<String> erasureKey,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password,
            @ConfigProperty(name = "quarkus.http.cors.origins") Optional<List<String>> origins) {
        this.development = development;
        exposure = new Exposure(
                issuer,
                tokenIssuer,
                keysAt,
                trustAll
                        || verification
                                .filter(it -> !it.equalsIgnoreCase(VERIFIED))
                                .isPresent(),
                erasureKey,
                password.orElse(""),
                origins.orElse(List.of()));
    }

    /** @throws IllegalStateException with all that is refused */
    void check(@Observes @Priority(BEFORE_ANYTHING_ELSE) StartupEvent start) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            check(exposure.refusals(), development);
        }
    }

    /** @throws IllegalStateException with all that is refused, unless this is a development machine */
    static void check(List<String> refusals, boolean development) {
        if (development && !refusals.isEmpty()) {
            LOG.warn("backwise.development is set: not for production");
        } else if (!refusals.isEmpty()) {
            throw new IllegalStateException("not fit for production: " + String.join("; ", refusals));
        }
    }
}
