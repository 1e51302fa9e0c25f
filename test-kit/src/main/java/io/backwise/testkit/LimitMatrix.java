package io.backwise.testkit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.AccessMatrix.CallerKind;
import io.backwise.testkit.AccessMatrix.Row;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Every operation of the tables of {@code docs/access.md} that is not for everybody, as somebody who asks too much. */
public final class LimitMatrix {
    /** Of whom each may do something. */
    private static final Map<CallerKind, String> ROLES = new EnumMap<>(Map.of(
            CallerKind.PATIENT, "patient",
            CallerKind.TRUSTED_CLINICIAN, "clinician",
            CallerKind.EDITOR, "editor",
            CallerKind.ADMIN, "admin"));

    /** On a slow machine the allowance may have grown again until the next one asks. */
    private static final int TRIES = 20;

    private LimitMatrix() {}

    /** A caller may ask for one thing a second. */
    public static final class OneASecond implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("backwise.limits.per-second", "1", "backwise.limits.burst", "1");
        }
    }

    /**
     * Fails for an operation that is answered as often as somebody asks, and for one of these that is not.
     *
     * @param unlimited operations that are never refused for that
     */
    public static void assertHolds(String service, Set<String> unlimited) {
        List<Row> rows = AccessMatrix.rows(service).stream()
                .filter(it -> !it.lets(CallerKind.NOBODY))
                .toList();
        assertThat(rows).isNotEmpty().extracting(Row::operation).containsAll(unlimited);
        rows.forEach(it -> assertThat(isLimited(it))
                .as("%s is limited", it.operation())
                .isEqualTo(!unlimited.contains(it.operation())));
    }

    private static boolean isLimited(Row row) {
        String role = ROLES.entrySet().stream()
                .filter(it -> row.lets(it.getKey()))
                .findFirst()
                .orElseThrow()
                .getValue();
        String hasty = UUID.randomUUID().toString();
        String path = row.path().replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
        for (int i = 0; i < TRIES; i++) {
            Response answer = given().auth()
                    .oauth2(Tokens.of(role, hasty))
                    .contentType(ContentType.JSON)
                    .body("{}")
                    .request(row.method(), path);
            if (answer.statusCode() == 429) {
                assertThat(answer.<String>path("type")).isEqualTo("urn:backwise:problem:too-many-requests");
                assertThat(answer.header("Retry-After")).isEqualTo("1");
                return true;
            }
            assertThat(answer.statusCode()).as(row.operation()).isNotIn(401, 403);
        }
        return false;
    }
}
