package io.backwise.routine;

import static io.restassured.RestAssured.given;

import io.backwise.testkit.AccessMatrix;
import io.backwise.testkit.AccessMatrix.CallerKind;
import io.backwise.testkit.AccessMatrix.Row;
import io.backwise.testkit.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every operation as every caller; on parts of its own, since an admin begins rebuilds. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, restrictToAnnotatedClass = true)
class AccessMatrixTest {
    @Test
    void everyOperationAnswersEveryCallerAsThePageSays() throws Exception {
        CatalogueUnderTest.held();
        World untouched = World.fresh();
        AccessMatrix.assertHolds("routine", (row, caller) -> {
            World world = row.mayChange(caller) ? World.fresh() : untouched;
            return as(caller, world)
                    .contentType(ContentType.JSON)
                    .body(world.body(row.path()))
                    .request(row.method(), path(row, world))
                    .statusCode();
        });
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
