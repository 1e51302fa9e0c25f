package io.backwise.routine;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.BothWays;
import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.OwnRead;
import io.backwise.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A patient's own plan is answered in two ways. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class OwnPlanTest {
    private Patient patient = Patient.fresh();

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
        patient = Patient.fresh().withProfile(Map.of());
    }

    private String path() {
        return patient.path() + "/plans/current";
    }

    @Test
    void itLooksTheSameBothWays() {
        patient.planned();
        OwnRead.looksTheSameBothWays(path(), patient.id().toString());
    }

    @Test
    void itIsForNobodyElse() {
        patient.planned();
        OwnRead.isForNobodyElse(
                path(), patient.id().toString(), UUID.randomUUID().toString());
    }

    @Test
    void whatIsNotThereIsSaidTheSameBothWays() {
        Map<String, String> token = Tokens.bearer("patient", patient.id().toString());
        for (int time = 0; time < 2; time++) {
            assertThat(BothWays.same(path(), token).statusCode()).isEqualTo(404);
        }
        patient.planned();
        assertThat(BothWays.same(path(), token).statusCode()).isEqualTo(200);
        patient.self().delete(patient.path()).then().statusCode(202);
        assertThat(BothWays.same(path(), token).statusCode()).isEqualTo(404);
    }
}
