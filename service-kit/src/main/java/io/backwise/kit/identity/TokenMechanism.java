package io.backwise.kit.identity;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Verifies a token as OpenID Connect has it, and does not do so again for each request of a caller who asks often: the signature and
 * the claims are most of the work of a read. What was refused is not remembered.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class TokenMechanism implements HttpAuthenticationMechanism {
    private final OidcAuthenticationMechanism openIdConnect;
    private final KnownCallers known;

    TokenMechanism(OidcAuthenticationMechanism openIdConnect, KnownCallers known) {
        this.openIdConnect = openIdConnect;
        this.known = known;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext routing, IdentityProviderManager providers) {
        HttpServerRequest request = routing.request();
        return known.identity(request).map(it -> Uni.createFrom().item(it)).orElseGet(() -> openIdConnect
                .authenticate(routing, providers)
                .onItem()
                .ifNotNull()
                .transform(TokenMechanism::slim)
                .invoke(it -> known.keep(request, it)));
    }

    /** Without the token, and without what belongs to the one request. */
    private static SecurityIdentity slim(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? QuarkusSecurityIdentity.builder()
                        .setPrincipal(
                                new TokenPrincipal(token.getName(), Instant.ofEpochSecond(token.getExpirationTime())))
                        .addRoles(identity.getRoles())
                        .build()
                : identity;
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext routing) {
        return openIdConnect.getChallenge(routing);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return openIdConnect.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext routing) {
        return openIdConnect.getCredentialTransport(routing);
    }

    @Override
    public int getPriority() {
        return openIdConnect.getPriority();
    }
}
