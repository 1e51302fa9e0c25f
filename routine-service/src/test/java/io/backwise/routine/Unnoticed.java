package io.backwise.routine;

import io.backwise.testkit.Parts;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Changes past the service, which would take what became unsafe out of the plan at once. */
final class Unnoticed {
    private Unnoticed() {}

    /** The patient, who had none, has this condition; no plan is screened again for it. */
    static void diagnosis(Patient patient, String condition) throws SQLException {
        try (Connection database = Parts.database();
                Statement statement = database.createStatement()) {
            statement.executeUpdate("UPDATE plan SET screened_with = 1000, screened_at = now() WHERE patient_id = '"
                    + patient.id() + "'");
            statement.executeUpdate(
                    "UPDATE profile SET body = replace(body, '\"conditions\":[]'," + " '\"conditions\":[{\"slug\":\""
                            + condition + "\"}]') WHERE patient_id = '" + patient.id() + "'");
        }
    }
}
