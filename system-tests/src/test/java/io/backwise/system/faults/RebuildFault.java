package io.backwise.system.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/**
 * A read model that says something wrong of somebody, which no event mends, is rebuilt while people report; one that builds it
 * and one that says everything again die meanwhile.
 *
 * @param process the replica that dies
 */
record RebuildFault(String process) implements Fault {
    private static final String PROGRESS = "/api/progress/rebuild";
    private static final String ROUTINE = "/api/routine/republication";
    private static final int PATIENCE_SECONDS = 120;

    /** One of those that say everything again. */
    private static final String PUBLISHER = "routine-service-1";

    @Override
    public String number() {
        return "rebuild";
    }

    @Override
    public String what() {
        return "somebody's ledger is distorted; the read model is rebuilt, " + process + " and " + PUBLISHER
                + " die meanwhile";
    }

    @Override
    public void strike(Trial trial) throws Exception {
        World world = trial.world;
        String admin = world.stack.token("admin", "faults");
        UUID patient = world.people.getFirst().id();
        String reports = "session_fact WHERE patient_id = '" + patient + "'";
        long distorted = world.number("progress", "SELECT count(*) FROM " + reports);
        world.change("progress", "UPDATE " + reports.replace(" WHERE", " SET pain_before = 10 - pain_before WHERE"));
        long wrong = wrongDays(world);
        if (wrong > 0) {
            trial.felt("%d reports distorted, the pain of %d days answered wrong", distorted, wrong);
        }
        long number =
                world.call("POST", admin, PROGRESS, "{}", 202).path("number").asLong();
        world.call("POST", admin, ROUTINE, "{}", 202);
        world.kill(process);
        world.kill(PUBLISHER);
        trial.restart(PUBLISHER);
        await(trial, admin, ROUTINE, "published");
        trial.restart(process);
        world.call("POST", admin, PROGRESS + "/completion", "{\"number\": " + number + "}", 202);
        long differed = await(trial, admin, PROGRESS, "none").path("differed").asLong();
        trial.expect(differed == 1, "the rebuilt model differs for %d patients, not for one", differed);
        trial.expect(wrongDays(world) == 0, "the pain of %d days is answered wrong after the swap", wrongDays(world));
    }

    /** Days of which the answer is more pain than anybody reports. */
    private static long wrongDays(World world) throws Exception {
        Person person = world.people.getFirst();
        JsonNode days = world.call("GET", person.token(), "/api/progress/patients/" + person.id() + "/pain", "", 200)
                .path("items");
        long wrong = 0;
        for (JsonNode day : days) {
            wrong += day.path("painBefore").asDouble() > Person.WORST_BEFORE ? 1 : 0;
        }
        return wrong;
    }

    private static JsonNode await(Trial trial, String admin, String path, String state) throws Exception {
        JsonNode now = trial.world.call("GET", admin, path, "", 200);
        for (int i = 0; i < PATIENCE_SECONDS && !now.path("state").asText().equals(state); i++) {
            trial.rest(1);
            now = trial.world.call("GET", admin, path, "", 200);
        }
        trial.expect(now.path("state").asText().equals(state), "%s is %s, not %s", path, now.path("state"), state);
        return now;
    }
}
