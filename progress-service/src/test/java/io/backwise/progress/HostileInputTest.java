package io.backwise.progress;

import static io.backwise.progress.Feed.as;
import static io.backwise.progress.Feed.today;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.StoredState;
import io.backwise.testkit.Tokens;
import io.backwise.testkit.fuzz.Attempt;
import io.backwise.testkit.fuzz.Fuzz;
import io.backwise.testkit.fuzz.Operation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whatever comes in, nothing breaks; on parts of its own, since an admin begins rebuilds. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, restrictToAnnotatedClass = true)
class HostileInputTest {
    private final Feed patient = Feed.fresh();
    private final String trusted = UUID.randomUUID().toString();

    @Test
    void nothingBreaksAServiceNorIsToldNorHalfDone() throws Exception {
        patient.plan("assigned", 1, today()).send();
        patient.careTeam(1, trusted).send();
        for (int i = 0; i < 200 && as("clinician", trusted).get(patient.path()).statusCode() != 200; i++) {
            Thread.sleep(100);
        }
        // Only an admin changes anything here, and what a rebuild that was taken on writes comes when it comes.
        try (StoredState state = StoredState.of("tombstone")) {
            Fuzz.run("progress", this::attempt, state::read);
        }
    }

    private Attempt attempt(Operation operation, SplittableRandom random) {
        return new Attempt(
                token(operation, random),
                Map.of("patientId", patient.patient().toString(), "slug", "cat-cow"),
                Map.of(),
                null);
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
