package io.backwise.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What every service holds to of a read that patients are answered the short way: nobody can tell, and it is for nobody else. */
public final class OwnRead {
    private static final String COUNTED = "backwise_http_short_way_total";

    /** Whatever else a request says, and whether it goes the short way. */
    private static final Map<String, Boolean> HEADERS = Map.ofEntries(
            Map.entry("Accept: */*", true),
            Map.entry("Accept: application/json", true),
            Map.entry("X-Correlation-Id: abc-123", true),
            Map.entry("X-Correlation-Id: not sane", true),
            Map.entry("If-None-Match: \"x\"", true),
            Map.entry("Accept: application/json, text/plain", false),
            Map.entry("Accept: text/html", false),
            Map.entry("Accept: application/problem+json", false),
            Map.entry("Origin: https://evil.example", false),
            Map.entry("If-Match: \"x\"", false));

    private OwnRead() {}

    /** How many reads were answered the short way until now. */
    public static double answered() {
        return Metrics.of(COUNTED);
    }

    /**
     * Looks at what a patient is answered.
     *
     * @param path of what is there
     */
    public static void looksTheSameBothWays(String path, String patient) {
        Map<String, String> token = Tokens.bearer("patient", patient);
        assertThat(BothWays.longWay(path, token).statusCode()).isEqualTo(200);
        HEADERS.forEach((header, isShort) -> {
            String[] parts = header.split(": ", 2);
            Map<String, String> headers = new HashMap<>(token);
            headers.put(parts[0], parts[1]);
            double before = answered();
            BothWays.same(path, headers);
            assertThat(answered() - before).as(header).isEqualTo(isShort ? 1 : 0);
        });
    }

    /** @param path as above */
    public static void isForNobodyElse(String path, String patient, String stranger) {
        double before = answered();
        for (int time = 0; time < 2; time++) {
            for (String role : List.of("patient", "clinician", "clinician,patient", "admin", "editor")) {
                assertThat(BothWays.same(path, Tokens.bearer(role, stranger)).statusCode())
                        .as(role)
                        .isIn(403, 404);
            }
            // The patient's own id, but no patient.
            for (String role : List.of("clinician", "admin", "editor")) {
                assertThat(BothWays.same(path, Tokens.bearer(role, patient)).statusCode())
                        .as(role)
                        .isIn(403, 404);
            }
            assertThat(BothWays.same(path, Map.of()).statusCode()).isEqualTo(401);
        }
        assertThat(answered()).isEqualTo(before);
    }
}
