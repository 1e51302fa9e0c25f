package io.backwise.catalog;

import static io.restassured.RestAssured.given;

import io.backwise.testkit.AccessMatrix;
import io.backwise.testkit.AccessMatrix.CallerKind;
import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every operation as every caller; on parts of its own, since an editor adds a rule and takes it away. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, restrictToAnnotatedClass = true)
class AccessMatrixTest {

    @BeforeEach
    void imported() throws InterruptedException {
        for (int i = 0; i < 200 && given().get("/q/health/ready").statusCode() != 200; i++) {
            Thread.sleep(100);
        }
    }

    @Test
    void everyOperationAnswersEveryCallerAsThePageSays() throws Exception {
        AccessMatrix.assertHolds("catalog", (row, caller) -> {
            // A rule that there is not is 404 for whoever may delete one.
            String path = row.path()
                    .replace("{slug}", "sit-up")
                    .replace("{id}", row.method().equals("DELETE") ? "CR001" : "nonsense");
            return row.method().equals("DELETE") && caller == CallerKind.EDITOR
                    ? EditorsOwn.deletesARuleOfTheirs()
                    : as(caller)
                            .contentType(ContentType.JSON)
                            .body(Map.of())
                            .request(row.method(), path)
                            .statusCode();
        });
    }

    /** Adds a rule and takes it away. */
    private static final class EditorsOwn {
        static int deletesARuleOfTheirs() {
            as(CallerKind.EDITOR)
                    .contentType(ContentType.JSON)
                    .body(SampleRule.BODY)
                    .put("/api/catalog/rules/ZZ999")
                    .then()
                    .statusCode(201);
            return as(CallerKind.EDITOR).delete("/api/catalog/rules/ZZ999").statusCode();
        }
    }

    private static RequestSpecification as(CallerKind caller) {
        return switch (caller) {
            case NOBODY -> given();
            case PATIENT, ANOTHER_PATIENT -> given().auth().oauth2(Tokens.of("patient", "somebody"));
            case TRUSTED_CLINICIAN, OTHER_CLINICIAN, FORMER_CLINICIAN ->
                given().auth().oauth2(Tokens.of("clinician", "somebody"));
            case EDITOR -> given().auth().oauth2(Tokens.of("editor", "somebody"));
            case ADMIN -> given().auth().oauth2(Tokens.of("admin", "somebody"));
            case WITHOUT_ROLE -> given().auth().oauth2(Tokens.of("", "somebody"));
            case PATIENT_AND_CLINICIAN -> given().auth().oauth2(Tokens.of("patient,clinician", "somebody"));
        };
    }
}
