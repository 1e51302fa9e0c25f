package io.backwise.routine;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.LimitMatrix;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever a caller asks too much of, they are told to wait; only a report is always taken. */
@QuarkusTest
@TestProfile(LimitMatrix.OneASecond.class)
@QuarkusTestResource(value = EmbeddedParts.class, restrictToAnnotatedClass = true)
class EveryLimitTest {
    @Test
    void everyOperationHasALimit() {
        LimitMatrix.assertHolds("routine", Set.of("PUT /api/routine/patients/{patientId}/sessions/{sessionId}"));
    }
}
