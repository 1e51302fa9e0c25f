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
import io.backwise.testkit.fuzz.Exempt;
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
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
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
    private static final String PUT_EXERCISE = "PUT /api/catalog/exercises/{slug}";
    private static final String PUT_RULE = "PUT /api/catalog/rules/{id}";

    private static final Exempt[] OF_AN_EXERCISE = {
        new Exempt(PUT_EXERCISE, "dose.minutes", "a dose is in repetitions or in minutes"),
        new Exempt(PUT_EXERCISE, "contraindications", "derived: whatever stands there is taken and not read")
    };

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
            Sweep.assertHolds("catalog", this::taken, state::read, OF_AN_EXERCISE);
        }
    }

    @Test
    void noBodyIsReadForWhatItIsNot() throws Exception {
        try (StoredState state = state()) {
            Strictness.assertHolds("catalog", this::taken, state::read, OF_AN_EXERCISE);
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
            case PUT_EXERCISE -> {
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
            case PUT_RULE ->
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

    /** With all that may stand in its body. */
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
        Attempt attempt = attempt(operation, new SplittableRandom());
        return switch (operation.name()) {
            case PUT_EXERCISE -> attempt.with(wholeSitUp());
            case PUT_RULE -> attempt.with(wholeRule());
            case "POST /api/catalog/republication" ->
                new Attempt(
                        Tokens.of("admin", editor), Map.of(), Map.of(), json.valueToTree(Map.of("exercise", "sit-up")));
            default -> attempt;
        };
    }

    /** As it is shipped, with something of all that it lacks. */
    private JsonNode wholeSitUp() {
        ObjectNode sitUp = shipped("content/exercises/sit-up.json");
        sitUp.putArray("equipment").add("mat");
        sitUp.putArray("cautions").add("Only for this test.");
        sitUp.putArray("progressions").add("bird-dog");
        sitUp.withObject("dose").putArray("holdSeconds").add(1).add(2);
        ObjectNode seed = sitUp.withObject("seedDose");
        List.of("reps", "daysPerWeek", "holdSeconds")
                .forEach(it -> seed.putArray(it).add(1).add(2));
        // What was read may be sent back with what an editor has no say in.
        sitUp.putArray("contraindications");
        return sitUp.put("version", 1);
    }

    private JsonNode wholeRule() {
        ObjectNode rule = json.valueToTree(SampleRule.BODY);
        rule.putArray("whenAlso").add("acute-flare");
        return rule.put("id", "ZZ999").put("modification", "Only for this test.");
    }

    private ObjectNode shipped(String name) {
        try (InputStream content =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            return (ObjectNode) json.readTree(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode parsed(String text) {
        try {
            return json.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
