package io.backwise.embedded;

import com.nimbusds.oauth2.sdk.TokenRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;
import org.jspecify.annotations.Nullable;

/** Tokens with the {@code sub} and {@code role} of the token request, as the services expect them of any issuer. */
final class RequestedRole implements OAuth2TokenCallback {
    private static final Duration LIFE = Duration.ofHours(12);

    @Override
    public String issuerId() {
        return IssuerPart.ID;
    }

    @Override
    public String subject(TokenRequest request) {
        String subject = parameter(request, "sub");
        return subject == null ? "anonymous" : subject;
    }

    @Override
    public String typeHeader(TokenRequest request) {
        return "JWT";
    }

    @Override
    public List<String> audience(TokenRequest request) {
        return List.of("backwise");
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
        String role = parameter(request, "role");
        return Map.of("groups", role == null ? List.of() : List.of(role.split(",")));
    }

    @Override
    public long tokenExpiry() {
        return LIFE.toSeconds();
    }

    private static @Nullable String parameter(TokenRequest request, String name) {
        List<String> values = request.getCustomParameter(name);
        return values == null || values.isEmpty() ? null : values.getFirst();
    }
}
