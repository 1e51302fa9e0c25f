package io.backwise.kit.production;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
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

    private static final List<String> ASKED =
            List.of("quarkus.oidc.jwks-path", "quarkus.oidc.introspection-path", "quarkus.oidc.user-info-path");

    private final boolean development;
    private final Exposure exposure;

    ProductionGuard(
            @ConfigProperty(name = "backwise.development", defaultValue = "false") boolean development,
            Config config,
            @ConfigProperty(name = "backwise.erasure.key") Optional<String> erasureKey,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password,
            @ConfigProperty(name = "quarkus.http.cors.origins") Optional<List<String>> origins) {
        this.development = development;
        exposure = new Exposure(trust(config), erasureKey, password.orElse(""), origins.orElse(List.of()));
    }

    private static Trust trust(Config config) {
        return new Trust(
                config.getValue("quarkus.oidc.auth-server-url", String.class),
                config.getOptionalValue("quarkus.oidc.token.issuer", String.class),
                config.getOptionalValues("quarkus.oidc.token.audience", String.class)
                        .orElse(List.of()),
                asked(config),
                config.getOptionalValue("quarkus.oidc.public-key", String.class).isPresent(),
                takesAnyCertificate(config));
    }

    private static Map<String, String> asked(Config config) {
        Map<String, String> asked = new TreeMap<>();
        ASKED.forEach(name -> config.getOptionalValue(name, String.class).ifPresent(it -> asked.put(name, it)));
        return asked;
    }

    /** By any configuration of TLS, whichever is used for what. */
    private static boolean takesAnyCertificate(Config config) {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .anyMatch(name -> isLax(
                        name, () -> config.getOptionalValue(name, String.class).orElse("")));
    }

    static boolean isLax(String name, Supplier<String> value) {
        boolean isOfTls = name.startsWith("quarkus.tls.");
        if (isOfTls && name.endsWith("trust-all")) {
            return Boolean.parseBoolean(value.get());
        }
        if (isOfTls && name.endsWith("hostname-verification-algorithm")) {
            return value.get().equalsIgnoreCase("none");
        }
        return name.equals("quarkus.oidc.tls.verification") && !value.get().equalsIgnoreCase(VERIFIED);
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
