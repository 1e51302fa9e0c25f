package io.backwise.kit.identity;

import java.security.Principal;
import java.time.Instant;

/**
 * Whom a verified token names, without the token.
 *
 * @param name the token's {@code sub}
 * @param end the token's {@code exp}
 */
record TokenPrincipal(String name, Instant end) implements Principal {
    @Override
    public String getName() {
        return name;
    }
}
