package io.backwise.progress;

import static io.backwise.progress.Feed.as;
import static io.backwise.progress.Feed.today;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.backwise.testkit.AccessMatrix.CallerKind;
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
import java.sql.SQLException;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever comes in, nothing breaks; on parts of its own, since an admin begins rebuilds. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, restrictToAnnotatedClass = true)
class HostileInputTest {
    /** Of the patient: a plan, a session, a care team and an alert. */
    private static final int FACTS = 4;

    private final ObjectMapper json = new ObjectMapper();
    private final Feed patient = Feed.fresh();
    private final String trusted = UUID.randomUUID().toString();

    @Test
    void nothingBreaksAServiceNorIsToldNorHalfDone() throws Exception {
        try (StoredState state = state()) {
            Fuzz.run("progress", this::attempt, () -> settled(state));
        }
    }

    @Test
    void whoMayNotChangesNothing() throws Exception {
        try (StoredState state = state()) {
            Refusals.assertHolds(
                    "progress", it -> attempt(it, new SplittableRandom()), this::insiders, () -> settled(state));
        }
    }

    @Test
    void noPlaceOfARequestBreaksAServiceWhateverStandsThere() throws Exception {
        try (StoredState state = state()) {
            Sweep.assertHolds("progress", it -> attempt(it, new SplittableRandom()), () -> settled(state));
        }
    }

    @Test
    void noBodyIsReadForWhatItIsNot() throws Exception {
        try (StoredState state = state()) {
            Strictness.assertHolds("progress", it -> attempt(it, new SplittableRandom()), state::read);
        }
    }

    private static StoredState state() throws SQLException {
        return StoredState.of(
                "patient",
                "schedule_fact",
                "session_fact",
                "care_team",
                "care_team_member",
                "checkpoint",
                "care_alert",
                "tombstone");
    }

    private Map<CallerKind, String> insiders() {
        return Map.of(
                CallerKind.PATIENT,
                Tokens.of("patient", patient.patient().toString()),
                CallerKind.TRUSTED_CLINICIAN,
                Tokens.of("clinician", trusted));
    }

    private static String settled(StoredState state) {
        swapped();
        return state.read();
    }

    /** The swap of a rebuild that was taken on comes when it comes; nothing else is to happen between two looks. */
    private static void swapped() {
        until(() -> !ReadModel.rows("SELECT state FROM rebuild").contains("catching-up"));
    }

    /** A rebuild for which nobody publishes anything leaves an empty ledger. */
    private void known() {
        swapped();
        if (facts() == FACTS) {
            return;
        }
        patient.plan("assigned", 1, today()).send();
        patient.session(UUID.randomUUID(), today(), "completed").send();
        patient.careTeam(1, trusted).send();
        patient.alert(UUID.randomUUID(), 1, "red-flag").send();
        until(() ->
                facts() == FACTS && as("clinician", trusted).get(patient.path()).statusCode() == 200);
    }

    private static long facts() {
        return ReadModel.rows("SELECT 'session' FROM session_fact UNION ALL SELECT 'plan' FROM schedule_fact"
                        + " UNION ALL SELECT 'team' FROM care_team UNION ALL SELECT 'alert' FROM care_alert")
                .lines()
                .count();
    }

    private static void until(BooleanSupplier holds) {
        try {
            for (int i = 0; i < 400 && !holds.getAsBoolean(); i++) {
                Thread.sleep(25);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        assertThat(holds.getAsBoolean()).isTrue();
    }

    private Attempt attempt(Operation operation, SplittableRandom random) {
        known();
        return new Attempt(
                token(operation, random),
                Map.of("patientId", patient.patient().toString(), "slug", "cat-cow"),
                Map.of(),
                body(operation));
    }

    private @Nullable JsonNode body(Operation operation) {
        return switch (operation.name()) {
            case "POST /api/progress/rebuild" -> json.valueToTree(Map.of("patientId", patient.patient()));
            case "POST /api/progress/rebuild/completion" -> json.valueToTree(Map.of("number", rebuild()));
            default -> null;
        };
    }

    private static long rebuild() {
        return as("admin", "root")
                .get("/api/progress/rebuild")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("number");
    }

    private String token(Operation operation, SplittableRandom random) {
        if (operation.path().contains("rebuild")) {
            return Tokens.of("admin", trusted);
        }
        return operation.path().contains("/clinicians/") || random.nextInt(4) == 0
                ? Tokens.of("clinician", trusted)
                : Tokens.of("patient", patient.patient().toString());
    }
}
