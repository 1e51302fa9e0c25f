package io.backwise.kit.identity;

import com.github.benmanes.caffeine.cache.Ticker;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a token as OpenID Connect has it, and does not do so again for each request of a caller who asks often: the signature and
 * the claims are most of the work of a read. What was refused is not remembered.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class TokenMechanism implements HttpAuthenticationMechanism {
    private static final String SCHEME = "bearer ";

    private final OidcAuthenticationMechanism openIdConnect;
    private final KnownTokens known = new KnownTokens(InstantSource.system(), Ticker.systemTicker());

    TokenMechanism(OidcAuthenticationMechanism openIdConnect) {
        this.openIdConnect = openIdConnect;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext routing, IdentityProviderManager providers) {
        Optional<String> token = token(routing);
        return token.flatMap(known::find).map(it -> Uni.createFrom().item(it)).orElseGet(() -> openIdConnect
                .authenticate(routing, providers)
                .onItem()
                .ifNotNull()
                .transform(TokenMechanism::slim)
                .invoke(it -> token.ifPresent(text -> keep(text, it))));
    }

    private static Optional<String> token(RoutingContext routing) {
        return Optional.ofNullable(routing.request().getHeader(HttpHeaders.AUTHORIZATION))
                .filter(it -> it.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(it -> it.substring(SCHEME.length()));
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

    private void keep(String text, @Nullable SecurityIdentity identity) {
        if (identity != null && identity.getPrincipal() instanceof TokenPrincipal principal) {
            known.keep(text, identity, principal.end());
        }
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
