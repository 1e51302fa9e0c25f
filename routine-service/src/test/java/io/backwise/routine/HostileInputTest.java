package io.backwise.routine;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backwise.testkit.AccessMatrix.CallerKind;
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
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whatever comes in, nothing breaks; on parts of its own, since an admin begins rebuilds. */
@QuarkusTest
@TestProfile(HostileInputTest.Insatiable.class)
@QuarkusTestResource(value = EmbeddedParts.class, restrictToAnnotatedClass = true)
class HostileInputTest {
    /** So that what was changed, stopped or erased on the way does not keep the rest from being reached. */
    private static final int REQUESTS_A_WORLD = 25;

    private static final String REPORT = "PUT /api/routine/patients/{patientId}/sessions/{sessionId}";

    /** What was left out has no figures that count: a session that is reported as played has neither of these. */
    private static final Exempt[] OF_A_PLAYED_SESSION = {
        new Exempt(REPORT, "status", "then nothing of the session was played"),
        new Exempt(REPORT, "items[0].skipped", "then nothing of the exercise was done")
    };

    private final ObjectMapper json = new ObjectMapper();
    private int requests;
    private World world;
    private Operation last;
    private Attempt attempt;

    /** Composing hundreds of times is beyond anybody's allowance, and what is refused for that was not looked at. */
    public static final class Insatiable implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("backwise.limits.burst", "1000000");
        }
    }

    @Test
    void nothingBreaksAServiceNorIsToldNorHalfDone() throws Exception {
        CatalogueUnderTest.held();
        try (StoredState state = state()) {
            Fuzz.run("routine", this::attempt, state::read);
        }
    }

    @Test
    void noPlaceOfARequestBreaksAServiceWhateverStandsThere() throws Exception {
        CatalogueUnderTest.held();
        try (StoredState state = state()) {
            Sweep.assertHolds("routine", this::another, state::read, OF_A_PLAYED_SESSION);
        }
    }

    @Test
    void noBodyIsReadForWhatItIsNot() throws Exception {
        CatalogueUnderTest.held();
        try (StoredState state = state()) {
            Strictness.assertHolds("routine", this::taken, state::read);
        }
    }

    @Test
    void whoMayNotChangesNothing() throws Exception {
        CatalogueUnderTest.held();
        try (StoredState state = state();
                StoredState ofAdmins = StoredState.of("republication", "replica_lock")) {
            Refusals.assertHolds("routine", this::taken, this::insiders, () -> state.read() + settled(ofAdmins));
        }
    }

    private Map<CallerKind, String> insiders() {
        return Map.of(
                CallerKind.PATIENT,
                Tokens.of("patient", world.patient().id().toString()),
                CallerKind.TRUSTED_CLINICIAN,
                Tokens.of("clinician", world.trusted().id()),
                CallerKind.FORMER_CLINICIAN,
                Tokens.of("clinician", world.former().id()));
    }

    /** Once what an admin has begun has come to its end. */
    private static String settled(StoredState state) {
        String before = state.read();
        for (int i = 0; i < 50; i++) {
            pause();
            String now = state.read();
            if (now.equals(before)) {
                return now;
            }
            before = now;
        }
        throw new AssertionError("it never settles: " + before);
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static StoredState state() throws SQLException {
        return StoredState.of(
                "patient",
                "profile",
                "care_team",
                "plan",
                "plan_revision",
                "plan_event",
                "assignment_key",
                "session",
                "care_alert",
                "red_flag_clearance",
                "tombstone");
    }

    /** In a world of its own, brought to where the operation is in place, with all that may stand in its body. */
    private Attempt taken(Operation operation) {
        world = World.fresh();
        String path = operation.path();
        if (!path.endsWith("/clearance")) {
            world.cleared();
        }
        // The red flag has suspended the plan, and its clearance alone does not end that.
        if (path.endsWith("/suspension")) {
            world.trusted().changes(world.plan(), "resumption").statusCode(200);
        }
        if (operation.name().startsWith("DELETE") && path.endsWith("/lock")) {
            world.trusted().changes(world.plan(), "lock").statusCode(200);
        }
        Map<String, String> names = new HashMap<>(world.names());
        if (path.endsWith("/{sessionId}")) {
            names.put("sessionId", UUID.randomUUID().toString());
        }
        // A patient's override would be refused.
        boolean isByClinician = path.endsWith("/plans") || path.endsWith("/plan-previews");
        return new Attempt(token(operation, isByClinician), names, Map.of(), json.valueToTree(world.whole(path)));
    }

    /** As {@link #taken}, of a session that was played, in a world that serves for some requests that were taken. */
    private Attempt another(Operation operation) {
        if (requests++ % REQUESTS_A_WORLD == 0 || !operation.equals(last)) {
            last = operation;
            attempt = operation.name().equals(REPORT) ? played(taken(operation)) : taken(operation);
        }
        Map<String, String> names = new HashMap<>(attempt.path());
        if (operation.path().endsWith("/{sessionId}")) {
            names.put("sessionId", UUID.randomUUID().toString());
        }
        return attempt.at(names);
    }

    private static Attempt played(Attempt report) {
        ObjectNode body = Objects.requireNonNull(report.body()).deepCopy();
        body.remove("status");
        ((ObjectNode) body.path("items").path(0)).remove("skipped");
        return report.with(body);
    }

    private Attempt attempt(Operation operation, SplittableRandom random) {
        if (requests++ % REQUESTS_A_WORLD == 0) {
            world = World.fresh();
            if (random.nextBoolean()) {
                world.cleared();
            }
        }
        Map<String, Object> body = world.body(operation.path());
        return new Attempt(
                token(operation, random.nextInt(4) == 0),
                world.names(),
                Map.of("Idempotency-Key", UUID.randomUUID().toString()),
                body.isEmpty() ? null : json.valueToTree(body));
    }

    /** @param clinicianToo whether a clinician asks for what either may ask for */
    private String token(Operation operation, boolean clinicianToo) {
        String path = operation.path();
        if (path.contains("republication") || path.contains("replica")) {
            return Tokens.of("admin", world.trusted().id());
        }
        boolean isForClinicians = path.contains("clearance")
                || path.contains("/clinicians/")
                || path.contains("/alerts/")
                || path.startsWith("/api/routine/plans/") && !operation.method().equals("GET");
        return isForClinicians || clinicianToo
                ? Tokens.of("clinician", world.trusted().id())
                : Tokens.of("patient", world.patient().id().toString());
    }
}
