package io.backwise.routine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.backwise.testkit.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The revisions of a plan, page by page. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class PlanRevisionsTest {
    private static final int REVISIONS = 22;

    @Test
    void pagesOfRevisionsLoseNone() throws InterruptedException {
        CatalogueUnderTest.held();
        Clinician clinician = Clinician.fresh();
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String plan = patient.planned();
        String path = "/api/routine/plans/" + plan + "/revisions";
        for (int revision = 2; revision <= REVISIONS; revision++) {
            if (revision % 2 == 0) {
                clinician.changes(plan, "lock").statusCode(200);
            } else {
                clinician
                        .self()
                        .delete("/api/routine/plans/" + plan + "/lock")
                        .then()
                        .statusCode(200);
            }
        }
        patient.self().get(path).then().body("items", hasSize(20)).body("next", notNullValue());
        List<Integer> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var request = patient.self().queryParam("limit", 7);
            if (!cursor.isEmpty()) {
                request.queryParam("cursor", cursor);
            }
            JsonPath page = request.get(path).then().statusCode(200).extract().jsonPath();
            seen.addAll(page.getList("items.revision"));
            cursor = page.getString("next");
        }
        assertThat(seen).isEqualTo(IntStream.rangeClosed(1, REVISIONS).boxed().toList());
        for (String wrong : List.of("limit=0", "limit=101", "cursor=%25")) {
            patient.self().get(path + "?" + wrong).then().statusCode(400);
        }
        clinician.rollsBack(plan, REVISIONS - 1).statusCode(200).body("revision", equalTo(REVISIONS + 1));
    }
}
