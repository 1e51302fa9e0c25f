package io.backwise.system.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Adds a rule to the catalogue, by which somebody's plan holds what it must not hold any more, and takes it away again: one or the
 * other under each fault.
 */
final class Editor {
    /** Of whom it strikes. */
    static final String CONDITION = "osteoporosis";

    private static final String RULES = "/api/catalog/rules";
    private static final String RULE = "ZZ900";
    private static final int MOST_LOOKS = 100;

    private final World world;
    private final Asking asking;
    private final String token;
    private String rule = "";
    private Set<String> planned = Set.of();
    private boolean isInForce;
    private Optional<Journal.Served> struck = Optional.empty();

    Editor(World world) throws Exception {
        this.world = world;
        this.asking = new Asking(world);
        this.token = world.stack.token("editor", "the-editor");
        lookAgain();
    }

    /** Looks at what is suitable by the rules of now. */
    void lookAgain() throws Exception {
        world.suitable.look(published().path("rulesVersion").asInt());
    }

    /** A session that was safe until the rule came, as if it had been composed by it; empty when it never came. */
    Optional<Journal.Served> struck() {
        return struck;
    }

    /** Whoever will be struck comes in quiet times, when the rule is not there. */
    void prepare(Composer newcomer) throws Exception {
        JsonNode plan = got("/api/routine/patients/" + newcomer.id() + "/plans/current", newcomer.token());
        planned = newcomer.served(plan).exercises();
        world.composers.add(newcomer);
        if (rule.isEmpty()) {
            rule = """
                    {"condition": "%s", "trait": "%s", "severity": "absolute", "reason": "What was found lately.",
                     "source": "general-knowledge", "basis": "general-knowledge", "override": "none"}
                    """.formatted(
                    CONDITION,
                    rarestTrait(plan.path("items").path(0).path("exercise").asText()));
        }
    }

    /** Whether the next turn strikes somebody, who has to come before. */
    boolean needsSomebody() {
        return !isInForce;
    }

    /** Changes the rules, and looks at what is suitable by them. */
    void turn() throws Exception {
        boolean wanted = !isInForce;
        String path = RULES + '/' + RULE;
        if (wanted) {
            asking.until("PUT", token, path, rule, Set.of(200, 201), Set.of());
        } else {
            asking.until("DELETE", token, path, "", Set.of(204), Set.of(404));
        }
        isInForce = wanted;
        JsonNode now = published();
        for (int i = 0; i < MOST_LOOKS && isIn(now) != wanted; i++) {
            Thread.sleep(100);
            now = published();
        }
        int version = now.path("rulesVersion").asInt();
        world.suitable.look(version);
        boolean strikesNobody = wanted && world.suitable.now(CONDITION).containsAll(planned);
        if (isIn(now) != wanted || strikesNobody) {
            world.journal.troubles.add("I3: the rules are not as the editor was told");
        }
        if (wanted) {
            struck = Optional.of(new Journal.Served(CONDITION, version, planned, 60, 1));
        }
    }

    private static boolean isIn(JsonNode rules) {
        return rules.path("items").findValuesAsText("id").contains(RULE);
    }

    private JsonNode published() throws Exception {
        return got(RULES, "");
    }

    /** Of the exercise, that which the fewest others have, so that there is something to do without it. */
    private String rarestTrait(String exercise) throws Exception {
        Map<String, Integer> many = new HashMap<>();
        List<String> own = new ArrayList<>();
        for (JsonNode listed : got("/api/catalog/exercises?limit=100", "").path("items")) {
            String slug = listed.path("slug").asText();
            for (JsonNode trait : got("/api/catalog/exercises/" + slug, "").path("traits")) {
                many.merge(trait.asText(), 1, Integer::sum);
                if (slug.equals(exercise)) {
                    own.add(trait.asText());
                }
            }
        }
        return own.stream().min(Comparator.comparing(many::get)).orElseThrow();
    }

    private JsonNode got(String path, String caller) throws Exception {
        return World.JSON.readTree(asking.until("GET", caller, path, "", Set.of(200), Set.of()));
    }
}
