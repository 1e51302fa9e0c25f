package io.backwise.kit.production;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whose tokens are believed. Pure.
 *
 * @param issuer who publishes the keys of the tokens
 * @param tokenIssuer who is named in them, where that is another address; {@code any} would believe everybody
 * @param audiences for whom they are; without any, or with {@code any}, those for other systems would do
 * @param asked where else the issuer is asked, such as for its keys, by the name of the setting; a path of the issuer's, or an address
 * @param hasFixedKey whether they are verified by one key of the configuration, which nobody can revoke
 * @param takesAnyCertificate whether a certificate is taken from whoever answers
 */
record Trust(
        String issuer,
        Optional<String> tokenIssuer,
        List<String> audiences,
        Map<String, String> asked,
        boolean hasFixedKey,
        boolean takesAnyCertificate) {
    private static final String SECURE = "https://";
    private static final String SCHEME = "://";

    /** Of the OIDC extension: whatever stands there. */
    private static final String ANY = "any";

    /** What production refuses, each in a sentence that names the setting. */
    List<String> refusals() {
        List<String> refusals = new ArrayList<>();
        if (!issuer.startsWith(SECURE)) {
            refusals.add("quarkus.oidc.auth-server-url must be an https address, not " + issuer);
        }
        if (tokenIssuer.filter(it -> !it.startsWith(SECURE)).isPresent()) {
            refusals.add("quarkus.oidc.token.issuer must be an https address, not " + tokenIssuer.get());
        }
        if (audiences.isEmpty() || audiences.contains(ANY)) {
            refusals.add("quarkus.oidc.token.audience must name this system, not " + audiences);
        }
        asked.forEach((setting, address) -> {
            if (address.contains(SCHEME) && !address.startsWith(SECURE)) {
                refusals.add(setting + " must be a path of the issuer or an https address, not " + address);
            }
        });
        if (hasFixedKey) {
            refusals.add("quarkus.oidc.public-key must not be set: keys are the issuer's, which rotates them");
        }
        if (takesAnyCertificate) {
            refusals.add("quarkus.oidc.tls and quarkus.tls must verify whole certificates");
        }
        return refusals;
    }
}
