package io.backwise.catalog;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.StoredState;
import io.backwise.testkit.Tokens;
import io.backwise.testkit.fuzz.Attempt;
import io.backwise.testkit.fuzz.Fuzz;
import io.backwise.testkit.fuzz.Operation;
import io.backwise.testkit.fuzz.Refusals;
import io.backwise.testkit.fuzz.Strictness;
import io.backwise.testkit.fuzz.Sweep;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever comes in, nothing breaks; on parts of its own, since an editor changes content. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, restrictToAnnotatedClass = true)
class HostileInputTest {
    private final ObjectMapper json = new ObjectMapper();
    private final String editor = UUID.randomUUID().toString();
    private @Nullable JsonNode sitUp;

    @BeforeEach
    void imported() throws InterruptedException {
        for (int i = 0; i < 200 && given().get("/q/health/ready").statusCode() != 200; i++) {
            Thread.sleep(100);
        }
    }

    @Test
    void nothingBreaksAServiceNorIsToldNorHalfDone() throws Exception {
        try (StoredState state = state()) {
            Fuzz.run("catalog", this::attempt, state::read);
        }
    }

    @Test
    void noPlaceOfARequestBreaksAServiceWhateverStandsThere() throws Exception {
        try (StoredState state = state()) {
            Sweep.assertHolds("catalog", it -> attempt(it, new SplittableRandom()), state::read);
        }
    }

    @Test
    void noBodyIsReadForWhatItIsNot() throws Exception {
        try (StoredState state = state()) {
            Strictness.assertHolds("catalog", this::taken, state::read);
        }
    }

    @Test
    void whoMayNotChangesNothing() throws Exception {
        try (StoredState state = state()) {
            Refusals.assertHolds("catalog", this::taken, Map::of, state::read);
        }
    }

    private static StoredState state() throws SQLException {
        return StoredState.of("catalogue", "exercise", "exercise_version", "rules_version");
    }

    private Attempt attempt(Operation operation, SplittableRandom random) {
        Map<String, String> path = Map.of("slug", "sit-up", "id", "ZZ999");
        return switch (operation.name()) {
            case "PUT /api/catalog/exercises/{slug}" -> {
                Response sitUp = given().get("/api/catalog/exercises/sit-up");
                yield new Attempt(
                        Tokens.of("editor", editor),
                        path,
                        Map.of("If-Match", sitUp.header("ETag")),
                        sitUp(sitUp.asString()));
            }
            case "POST /api/catalog/exercises/{slug}/withdrawal" ->
                new Attempt(
                        Tokens.of("editor", editor), path, Map.of(), json.valueToTree(Map.of("reason", "it hurts")));
            case "PUT /api/catalog/rules/{id}" ->
                new Attempt(Tokens.of("editor", editor), path, Map.of(), json.valueToTree(SampleRule.BODY));
            // Served, it announces the whole catalogue: seldom is enough.
            case "POST /api/catalog/republication" ->
                new Attempt(Tokens.of(random.nextInt(10) == 0 ? "admin" : "editor", editor), path, Map.of(), null);
            default -> new Attempt(Tokens.of("editor", editor), path, Map.of(), null);
        };
    }

    /** As it was read first, so that whatever was taken on the way is put back. What the rules derive of it is not looked at. */
    private JsonNode sitUp(String now) {
        if (sitUp == null) {
            sitUp = ((ObjectNode) parsed(now)).without("contraindications");
        }
        return sitUp;
    }

    private Attempt taken(Operation operation) {
        if (operation.method().equals("DELETE")) {
            given().auth()
                    .oauth2(Tokens.of("editor", editor))
                    .contentType(ContentType.JSON)
                    .body(SampleRule.BODY)
                    .put("/api/catalog/rules/ZZ999")
                    .then()
                    .statusCode(anyOf(is(200), is(201)));
        }
        return operation.path().endsWith("/republication")
                ? new Attempt(
                        Tokens.of("admin", editor), Map.of(), Map.of(), json.valueToTree(Map.of("exercise", "sit-up")))
                : attempt(operation, new SplittableRandom());
    }

    private JsonNode parsed(String text) {
        try {
            return json.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
