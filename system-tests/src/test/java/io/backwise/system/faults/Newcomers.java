package io.backwise.system.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.backwise.system.Profiles;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes the people who use the system, through its own door. */
record Newcomers(World world) {
    /** Of those who have sessions composed, with commas: one, two and three at once. */
    static final List<String> CONDITIONS = List.of(
            "lumbar-disc-herniation",
            "osteoporosis",
            "lumbar-spinal-stenosis",
            "lumbar-spinal-stenosis,osteoporosis",
            "hypermobility,si-joint-dysfunction",
            "balance-falls-risk,lumbar-spinal-stenosis,osteoporosis");

    private static final int PLANNED_DAYS = 13;
    private static final int MINUTES = 15;

    /** Somebody whose plan has run for a while, so that there are days to report. */
    Person reporter() throws Exception {
        return person(PLANNED_DAYS);
    }

    /** Somebody whose plan begins today and whom the clinic looks after: who misses no session gets no plan for it. */
    Person guest() throws Exception {
        Person guest = person(0);
        world.call("PUT", guest.token(), Clinic.consent(guest, Clinic.DOCTOR), "", 204);
        return guest;
    }

    private Person person(int plannedDays) throws Exception {
        UUID id = UUID.randomUUID();
        String token = world.stack.token("patient", id.toString());
        world.call("PUT", token, path(id) + "/profile", Profiles.of("", ""), 201);
        JsonNode plan = world.call("POST", token, path(id) + "/plans", startingBefore(plannedDays), 201);
        world.known.add(id);
        return new Person(id, token, plan.path("planId").asText(), plan.path("items"));
    }

    Composer composer(String conditions) throws Exception {
        UUID id = UUID.randomUUID();
        String token = world.stack.token("patient", id.toString());
        String recorded = Arrays.stream(conditions.split(",", -1))
                .map(it -> "{\"slug\": \"" + it + "\"}")
                .collect(Collectors.joining(", "));
        world.call("PUT", token, path(id) + "/profile", Profiles.of(recorded, ""), 201);
        world.call("POST", token, path(id) + "/plans", startingBefore(0), 201);
        world.known.add(id);
        return new Composer(id, token, conditions, MINUTES);
    }

    private static String path(UUID id) {
        return "/api/routine/patients/" + id;
    }

    private static String startingBefore(int days) {
        return "{\"startsOn\": \"" + LocalDate.now(ZoneOffset.UTC).minusDays(days) + "\"}";
    }
}
