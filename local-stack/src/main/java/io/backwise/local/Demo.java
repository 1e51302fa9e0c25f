package io.backwise.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.backwise.local.Client.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The whole story against the running system: catalogue, safe plan, reports, streak. Fails when a step does not hold. */
final class Demo {
    private static final Duration NIGHT = Duration.ofHours(3);
    private static final int DAYS = 4;

    /** What takes longer to arrive is not on its way. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Console console;
    private final Client client;
    private final RunningStack stack;
    private final UUID anna = UUID.randomUUID();
    private final String token;
    private final String routine = "/api/routine/patients/" + anna;

    private Demo(RunningStack stack, Console console) {
        this.stack = stack;
        this.console = console;
        this.client = new Client(stack);
        this.token = Token.of(stack, "patient", anna.toString());
    }

    static void run(Options options) {
        Optional<RunningStack> running = RunningStack.meant(options);
        if (running.isEmpty()) {
            Detached.start(options);
        }
        play(running.orElseGet(() -> RunningStack.needed(options)), new Console(System.out));
        if (running.isEmpty()) {
            System.out.println("The system still runs; stop it with ./backwise down");
        }
    }

    /** Plays it for a new patient. */
    static void play(RunningStack stack, Console console) {
        new Demo(stack, console).play();
    }

    private void play() {
        sitUps();
        profile();
        preview();
        String clinician = consent();
        JsonNode plan = assign(clinician);
        reports(plan);
        streak();
    }

    private void sitUps() {
        JsonNode sitUp = expect(200, client.get("", "/api/catalog/exercises/sit-up"));
        chapter("1. The catalogue knows the sit-up, and what it does to a spine");
        console.say("   " + sitUp.path("name").asText() + ": "
                + sitUp.path("status").asText());
        JsonNode verdict = expect(
                200, client.get("", "/api/catalog/exercises/sit-up/screening?conditions=lumbar-disc-herniation"));
        console.say("   with a herniated disc it is " + verdict.path("outcome").asText() + ", because:");
        first(verdict.path("because"), 3)
                .forEach(it -> console.say("     " + it.path("rule").asText() + "  "
                        + it.path("reason").asText()));
        console.say("   instead: " + words(verdict.path("alternatives"), ""));
    }

    private void profile() {
        chapter("2. Anna, 41, has a herniated disc, 15 minutes and a mat");
        expect(201, client.put(token, routine + "/profile", Anna.profile(List.of())));
        expect(200, client.put(token, routine + "/profile", Anna.profile(List.of("cauda-equina-bladder"))));
        JsonNode blocked = expect(422, client.post(token, routine + "/plan-previews", Map.of()));
        console.say("   with a red flag nothing is composed: "
                + blocked.path("pathway").asText());
        console.say("     " + blocked.path("advice").asText());
        expect(200, client.put(token, routine + "/profile", Anna.profile(List.of())));
    }

    private void preview() {
        JsonNode preview = expect(200, client.post(token, routine + "/plan-previews", Map.of()));
        chapter("3. Her session, with the account of every exercise");
        preview.path("items")
                .forEach(it -> console.say("   " + it.path("order").asInt() + ". "
                        + it.path("exercise").asText() + dose(it)));
        console.say("   " + preview.path("totalSeconds").asInt() / 60 + " min; "
                + preview.path("excluded").size() + " excluded for safety, "
                + preview.path("notChosen").size() + " not chosen");
        check(!words(preview.path("items"), "exercise").contains("sit-up"), "a sit-up was composed");
    }

    private String consent() {
        chapter("4. She lets Dr Lange plan for her");
        String clinician = Token.of(stack, "clinician", "dr-lange");
        expect(404, client.get(clinician, routine + "/profile"));
        expect(204, client.put(token, routine + "/care-team/dr-lange", Map.of()));
        expect(200, client.get(clinician, routine + "/profile"));
        console.say("   before her consent he got 404, now he sees her profile");
        return clinician;
    }

    private JsonNode assign(String clinician) {
        // A session before three at night is one of the day before: so the first is, when this is played by night.
        String start = LocalDate.ofInstant(Instant.now().minus(NIGHT), ZoneOffset.UTC)
                .minusDays(DAYS - 1L)
                .toString();
        JsonNode plan = expect(201, client.post(clinician, routine + "/plans", Map.of("startsOn", start)));
        chapter("5. Dr Lange assigns a plan from " + start);
        console.say("   plan " + plan.path("planId").asText() + ", revision "
                + plan.path("revision").asInt() + ", assigned by "
                + plan.path("assignedBy").asText());
        return plan;
    }

    private void reports(JsonNode plan) {
        chapter("6. She reports her sessions, one of them twice over a bad line");
        for (int back = DAYS - 1; back >= 0; back--) {
            String path = routine + "/sessions/" + UUID.randomUUID();
            Map<String, Object> report = Anna.report(plan, back);
            JsonNode answer = expect(201, client.put(token, path, report));
            if (back == 1) {
                expect(200, client.put(token, path, report));
                report.put("effort", 9);
                expect(409, client.put(token, path, report));
            }
            console.say("   " + answer.path("performedOn").asText() + "  "
                    + answer.path("status").asText() + "  "
                    + answer.path("response").asText());
        }
    }

    private void streak() {
        chapter("7. Her streak");
        JsonNode progress = client.get(token, "/api/progress/patients/" + anna).body();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!hasArrived(progress) && System.nanoTime() < end) {
            pause();
            progress = client.get(token, "/api/progress/patients/" + anna).body();
        }
        console.say("   " + progress.path("streak").path("current").asInt() + " days in a row, today "
                + progress.path("streak").path("today").asText() + ", adherence "
                + progress.path("adherence").path("last28Days").asText());
        check(progress.path("streak").path("current").asInt() == DAYS, "the streak is " + progress);
        check(progress.path("sessions").path("total").asInt() == DAYS, "a report was lost or counted twice");
        console.say("");
        console.say("Every step held. Anna is " + anna + ".");
    }

    /** Plans and sessions come by topics of their own: either may be first. */
    private static boolean hasArrived(JsonNode progress) {
        return progress.path("sessions").path("total").asInt() == DAYS
                && !progress.path("streak").path("today").asText().equals("no-plan");
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void chapter(String title) {
        console.say("");
        console.say(title);
    }

    private static String dose(JsonNode item) {
        if (item.path("minutes").isInt()) {
            return "  " + item.path("minutes").asInt() + " min";
        }
        String hold = item.path("holdSeconds").isInt()
                ? ", hold " + item.path("holdSeconds").asInt() + " s"
                : "";
        return "  " + item.path("sets").asInt(1) + " x " + item.path("reps").asInt(1) + hold
                + (item.path("perSide").asBoolean() ? ", each side" : "");
    }

    private static List<JsonNode> first(JsonNode all, int most) {
        return StreamSupport.stream(all.spliterator(), false).limit(most).toList();
    }

    private static String words(JsonNode all, String field) {
        return String.join(
                ", ",
                StreamSupport.stream(all.spliterator(), false)
                        .map(it ->
                                field.isEmpty() ? it.asText() : it.path(field).asText())
                        .toList());
    }

    private static JsonNode expect(int status, Answer answer) {
        check(answer.status() == status, "expected " + status + ", got " + answer.status() + ": " + answer.body());
        return answer.body();
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new StackException("the story does not hold: " + otherwise);
        }
    }
}
