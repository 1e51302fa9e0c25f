package io.backwise.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Builds a read model anew while everything runs, and says how far it is. */
final class Rebuild {
    private static final int POLL_MILLIS = 500;
    private static final long AGAIN_MILLIS = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String USAGE =
            "usage: ./backwise rebuild progress [--patient ID] | catalogue [--exercise SLUG]";

    private final Console console = new Console(System.out);
    private final Client client;
    private final String token;

    private Rebuild(RunningStack stack) {
        this.client = new Client(stack);
        this.token = Token.of(stack, "admin", "rebuild");
    }

    static void run(List<String> words) {
        String what = words.isEmpty() ? "" : words.getFirst();
        Options options = Options.of(
                words.isEmpty() ? words : words.subList(1, words.size()), "--patient", "--exercise", "--data");
        Rebuild rebuild = new Rebuild(RunningStack.needed(options));
        switch (what) {
            case "progress" ->
                rebuild.progress(options.value("--patient")
                        .map(it -> Map.of("patientId", it))
                        .orElse(Map.of()));
            case "catalogue" -> options.value("--exercise").ifPresentOrElse(rebuild::exercise, rebuild::catalogue);
            default -> throw new StackException(USAGE);
        }
    }

    private void progress(Map<String, String> whom) {
        JsonNode begun = post("/api/progress/rebuild", whom);
        console.say("A new read model is built beside the one that is read.");
        long republication =
                post("/api/routine/republication", whom).path("number").asLong();
        follow(
                "/api/routine/republication",
                Set.of("running", "waiting"),
                "published",
                it -> written(it, republication));
        long number = begun.path("number").asLong();
        post("/api/progress/rebuild/completion", Map.of("number", number));
        JsonNode end = follow("/api/progress/rebuild", Set.of("catching-up"), "none", it -> behind(it, number));
        if (!end.path("outcome").asText().equals("swapped")) {
            throw new StackException(
                    "the new read model was given up: " + end.path("why").asText());
        }
        console.say("The new read model is read. It says something else than the one before of "
                + end.path("differed").asLong() + " patients.");
    }

    /** What another publishes is not what the new model waits for: completed with that, it would lack the rest. */
    private static String written(JsonNode it, long number) {
        if (it.path("number").asLong() != number) {
            throw new StackException(
                    "another republication began meanwhile, and this rebuild is left to whoever began it");
        }
        return "  " + it.path("done").asLong() + " of " + it.path("patients").asLong() + " patients written, "
                + it.path("waiting").asLong() + " events wait to be published";
    }

    private static String behind(JsonNode it, long number) {
        if (it.path("number").asLong() != number) {
            throw new StackException("another rebuild began meanwhile, and this one is given up for it");
        }
        return "  " + it.path("behind").asLong() + " events to be consumed";
    }

    private void catalogue() {
        post("/api/routine/catalogue-replica", Map.of());
        long events =
                post("/api/catalog/republication", Map.of()).path("events").asLong();
        console.say("The catalogue publishes its " + events + " documents again.");
        JsonNode end = follow(
                "/api/routine/catalogue-replica",
                Set.of("rebuilding"),
                "complete",
                it -> "  " + it.path("exercises").asLong() + " exercises have come");
        console.say("The replica is complete: catalogue "
                + end.path("catalogVersion").asLong() + " with "
                + end.path("exercises").asLong() + " exercises.");
    }

    /** One that the replica missed: what it holds already stays as it is. */
    private void exercise(String slug) {
        post("/api/catalog/republication", Map.of("exercise", slug));
        console.say("The catalogue publishes " + slug + " again.");
    }

    private JsonNode post(String path, Map<String, ?> body) {
        return expect(path, 202, () -> client.post(token, path, body));
    }

    /**
     * Tells each change until the state is reached.
     *
     * @param onTheWay the states before it; any other means that it never comes
     */
    private JsonNode follow(String path, Set<String> onTheWay, String state, Function<JsonNode, String> line) {
        String told = "";
        while (true) {
            JsonNode now = expect(path, 200, () -> client.get(token, path));
            String text = line.apply(now);
            if (!text.equals(told)) {
                console.say(text);
                told = text;
            }
            String reached = now.path("state").asText();
            if (reached.equals(state)) {
                return now;
            }
            if (!onTheWay.contains(reached)) {
                throw new StackException(path + " is " + reached + " and will not be " + state);
            }
            rest(POLL_MILLIS);
        }
    }

    /** Asks again while a part is away: what goes on waits for it, and need not be begun anew. */
    private static JsonNode expect(String path, int status, Supplier<Client.Answer> call) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Client.Answer answer = call.get();
        while (answer.status() == 503 && System.nanoTime() < end) {
            rest(AGAIN_MILLIS);
            answer = call.get();
        }
        if (answer.status() != status) {
            throw new StackException(path + " answered " + answer.status() + ": "
                    + answer.body().path("detail").asText());
        }
        return answer.body();
    }

    private static void rest(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }
}
