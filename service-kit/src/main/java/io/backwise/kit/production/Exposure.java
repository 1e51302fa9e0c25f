package io.backwise.kit.production;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings by which a service could be reached or read by whom it should not. Pure.
 *
 * @param issuer who publishes the keys of the tokens that are believed
 * @param tokenIssuer who is named in those tokens, where that is another address; {@code any} would believe everybody
 * @param asked where else the issuer is asked, such as for its keys, by the name of the setting; a path of the issuer's, or an address
 * @param trustsAnybody whether a certificate is taken from whoever answers
 * @param erasureKey under which erased ids are hashed; empty for a service that holds nothing of patients
 * @param databasePassword of the service's own database
 * @param origins of browsers that may call it from elsewhere; empty when none may
 */
record Exposure(
        String issuer,
        Optional<String> tokenIssuer,
        Map<String, String> asked,
        boolean trustsAnybody,
        Optional<String> erasureKey,
        String databasePassword,
        List<String> origins) {
    private static final String SECURE = "https://";
    private static final String SCHEME = "://";

    /** Defaults of the compose file and of the local stack, known to everybody. */
    private static final Set<String> KNOWN_PASSWORDS = Set.of("", "backwise", "postgres", "password");

    private static final String KNOWN_KEY = "development";
    private static final String ANYBODY = "*";

    /** A regular expression, of which nobody sees at once whom it lets in. */
    private static final String PATTERN = "/";

    /** What production refuses, each in a sentence that names the setting. */
    List<String> refusals() {
        List<String> refusals = new ArrayList<>();
        if (!issuer.startsWith(SECURE)) {
            refusals.add("quarkus.oidc.auth-server-url must be an https address, not " + issuer);
        }
        if (tokenIssuer.filter(it -> !it.startsWith(SECURE)).isPresent()) {
            refusals.add("quarkus.oidc.token.issuer must be an https address, not " + tokenIssuer.get());
        }
        asked.forEach((setting, address) -> {
            if (address.contains(SCHEME) && !address.startsWith(SECURE)) {
                refusals.add(setting + " must be a path of the issuer or an https address, not " + address);
            }
        });
        if (trustsAnybody) {
            refusals.add("quarkus.oidc.tls and quarkus.tls must verify whole certificates");
        }
        if (erasureKey.filter(it -> it.contains(KNOWN_KEY)).isPresent()) {
            refusals.add("backwise.erasure.key must be a secret of its own, not the development default");
        }
        if (KNOWN_PASSWORDS.contains(databasePassword)) {
            refusals.add("quarkus.datasource.password must be a secret of its own, not the development default");
        }
        if (origins.stream().anyMatch(it -> it.equals(ANYBODY) || it.startsWith(PATTERN))) {
            refusals.add("quarkus.http.cors.origins must name the origins of our own frontends one by one");
        }
        return refusals;
    }
}
