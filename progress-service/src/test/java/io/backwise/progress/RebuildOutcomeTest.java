package io.backwise.progress;

import static io.backwise.progress.Feed.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.backwise.testkit.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever began a rebuild learns what became of that one. On parts of its own: everybody is rebuilt. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, restrictToAnnotatedClass = true)
class RebuildOutcomeTest {
    @Test
    void whoBeganOneThatAnotherTookThePlaceOfCannotEndTheOther() {
        long first = Rebuilds.begin(Map.of()).getLong("number");
        long second = Rebuilds.begin(Map.of()).getLong("number");
        assertThat(second).isEqualTo(first + 1);
        Feed.as("admin", "root")
                .contentType(ContentType.JSON)
                .body(Map.of("number", first))
                .post("/api/progress/rebuild/completion")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:backwise:problem:no-rebuild"));
        JsonPath goesOn = Rebuilds.view();
        assertThat(goesOn.getString("state")).isEqualTo("building");
        assertThat(goesOn.getString("outcome")).isNull();
        Feed it = Feed.fresh();
        it.plan("assigned", 1, today()).send();
        Rebuilds.complete(Map.of("number", second));
        Rebuilds.awaitSwap();
        assertThat(Rebuilds.view().getLong("number")).isEqualTo(second);
        assertThat(Rebuilds.view().getString("outcome")).isEqualTo("swapped");
        assertThat(Rebuilds.view().getString("why")).isNull();
    }

    @Test
    void oneThatNobodyEndsIsGivenUpAndSaysSo() throws InterruptedException {
        Rebuilds.begin(Map.of());
        ReadModel.change("UPDATE rebuild SET begun_at = now() - interval '23 hours'");
        Thread.sleep(2_500);
        assertThat(Rebuilds.view().getString("state")).isEqualTo("building");
        ReadModel.change("UPDATE rebuild SET begun_at = now() - interval '25 hours'");
        Rebuilds.awaitSwap();
        assertThat(Rebuilds.view().getString("outcome")).isEqualTo("given-up");
        assertThat(Rebuilds.view().getString("why")).contains("Nobody said");
    }

    @Test
    void oneThatBeganBeforeAMigrationIsGivenUpAndSaysSo() throws InterruptedException {
        Feed it = Feed.fresh();
        it.plan("assigned", 1, today()).send();
        it.awaitSummary(now -> now.getString("streak.today").equals("due"));
        Rebuilds.begin(Map.of());
        ReadModel.change("UPDATE rebuild SET migration = migration - 1");
        Rebuilds.awaitSwap();
        assertThat(Rebuilds.view().getString("outcome")).isEqualTo("given-up");
        assertThat(Rebuilds.view().getString("why")).contains("migrated");
        assertThat(it.summary().getString("streak.today")).isEqualTo("due");
    }
}
