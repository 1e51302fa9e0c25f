package io.backwise.routine;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Parts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The plan in force is answered in words that were stored with it: they are those that it would be rendered in now. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class ShownPlanTest {
    private final Clinician clinician = Clinician.fresh();
    private Patient patient = Patient.fresh();

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
        patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
    }

    @Test
    void whateverChangesAPlanChangesWhatIsShown() {
        String plan = patient.planned();
        assertSame(plan);
        for (String change : List.of("lock", "suspension", "resumption")) {
            clinician.changes(plan, change).statusCode(200);
            assertSame(plan);
        }
        clinician.rollsBack(plan, 1).statusCode(200);
        assertSame(plan);
        patient.writes(Map.of("zone", "Europe/Berlin")).statusCode(200);
        assertSame(plan);
    }

    @Test
    void whatIsStoredInAnotherFormIsRenderedAnew() throws SQLException {
        String plan = patient.planned();
        String shown = current();
        try (Connection database = Parts.database();
                Statement statement = database.createStatement()) {
            statement.executeUpdate(
                    "UPDATE plan SET shown = '{\"of\": \"old\"}', shown_form = 0 WHERE plan_id = '" + plan + "'");
        }
        assertThat(current()).isEqualTo(shown);
    }

    private void assertSame(String plan) {
        assertThat(current())
                .isEqualTo(patient.self().get("/api/routine/plans/" + plan).asString());
    }

    private String current() {
        return patient.self()
                .get(patient.path() + "/plans/current")
                .then()
                .statusCode(200)
                .contentType("application/json;charset=UTF-8")
                .extract()
                .asString();
    }
}
