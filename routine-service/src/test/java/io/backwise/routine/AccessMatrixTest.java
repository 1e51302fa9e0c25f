package io.backwise.routine;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.AccessMatrix;
import io.backwise.testkit.AccessMatrix.CallerKind;
import io.backwise.testkit.AccessMatrix.Row;
import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Parts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every operation as every caller; on parts of its own, since an admin begins rebuilds. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, restrictToAnnotatedClass = true)
class AccessMatrixTest {
    @Test
    void everyOperationAnswersEveryCallerAsThePageSays() throws Exception {
        CatalogueUnderTest.held();
        World untouched = World.fresh();
        List<String> logged = new ArrayList<>();
        List<String> unlogged = new ArrayList<>();
        AccessMatrix.assertHolds("routine", (row, caller) -> {
            World world = row.mayChange(caller) ? World.fresh() : untouched;
            long before = accesses(world);
            int status = as(caller, world)
                    .contentType(ContentType.JSON)
                    .body(world.body(row.path()))
                    .request(row.method(), path(row, world))
                    .statusCode();
            if (caller == CallerKind.TRUSTED_CLINICIAN && row.lets(caller)) {
                (accesses(world) == before + 1 ? logged : unlogged).add(row.operation() + " " + status);
            }
            return status;
        });
        assertThat(unlogged).isEmpty();
        assertThat(logged).hasSizeGreaterThan(20);
    }

    /** How often the clinician is in the log of who saw or changed what is the patient's. */
    private static long accesses(World world) throws SQLException {
        try (Connection database = Parts.database();
                PreparedStatement statement =
                        database.prepareStatement("SELECT count(*) FROM access_log WHERE patient_id = ? AND who = ?")) {
            statement.setObject(1, world.patient().id());
            statement.setString(2, world.trusted().id());
            try (ResultSet count = statement.executeQuery()) {
                count.next();
                return count.getLong(1);
            }
        }
    }

    private static RequestSpecification as(CallerKind caller, World world) {
        return switch (caller) {
            case NOBODY -> given();
            case PATIENT -> world.patient().self();
            case ANOTHER_PATIENT -> Patient.fresh().self();
            case TRUSTED_CLINICIAN -> world.trusted().self();
            case OTHER_CLINICIAN -> Clinician.fresh().self();
            case EDITOR -> Patient.as("editor", "ed");
            case ADMIN -> Patient.as("admin", "root");
            case FORMER_CLINICIAN -> world.former().self();
            case WITHOUT_ROLE -> Patient.as("", UUID.randomUUID().toString());
            case PATIENT_AND_CLINICIAN ->
                Patient.as("patient,clinician", UUID.randomUUID().toString());
        };
    }

    private static String path(Row row, World world) {
        String path = row.path();
        for (Map.Entry<String, String> it : world.names().entrySet()) {
            path = path.replace('{' + it.getKey() + '}', it.getValue());
        }
        return path;
    }
}
