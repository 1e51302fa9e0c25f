package io.backwise.routine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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

/** Whatever the program does, the database holds one plan in force for each patient. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class OnePlanInForceTest {
    private static final String UNIQUE_VIOLATION = "23505";

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void theDatabaseRefusesASecondPlanInForce() throws SQLException {
        Patient patient = Patient.fresh().withProfile(Map.of());
        patient.planned();
        for (String status : List.of("active", "suspended")) {
            assertThatExceptionOfType(SQLException.class)
                    .as(status)
                    .isThrownBy(() -> another(patient, status))
                    .satisfies(it -> assertThat(it.getSQLState()).isEqualTo(UNIQUE_VIOLATION))
                    .withMessageContaining("plan_in_force");
        }
        assertThat(another(patient, "completed")).isEqualTo(1);
    }

    /** The patient's plan once more, under its own id and number. */
    private static int another(Patient patient, String status) throws SQLException {
        try (Connection database = Parts.database();
                Statement statement = database.createStatement()) {
            return statement.executeUpdate(
                    "INSERT INTO plan (plan_id, patient_id, number, revision, status, starts_on, body, changed_at)"
                            + " SELECT gen_random_uuid(), patient_id, number + 1, revision, '" + status
                            + "', starts_on, body, changed_at FROM plan WHERE patient_id = '" + patient.id() + "'");
        }
    }
}
