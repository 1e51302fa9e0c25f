package io.backwise.kit.production;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The settings by which a service could be reached or read by whom it should not. Pure.
 *
 * @param trust whose tokens are believed
 * @param erasureKey under which erased ids are hashed; empty for a service that holds nothing of patients
 * @param databasePassword of the service's own database
 * @param origins of browsers that may call it from elsewhere; empty when none may
 */
record Exposure(Trust trust, Optional<String> erasureKey, String databasePassword, List<String> origins) {
    /** Defaults of the compose file and of the local stack, known to everybody. */
    private static final Set<String> KNOWN_PASSWORDS = Set.of("", "backwise", "postgres", "password");

    private static final String KNOWN_KEY = "development";
    private static final String ANYBODY = "*";

    /** A regular expression, of which nobody sees at once whom it lets in. */
    private static final String PATTERN = "/";

    /** What production refuses, each in a sentence that names the setting. */
    List<String> refusals() {
        List<String> refusals = new ArrayList<>(trust.refusals());
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
