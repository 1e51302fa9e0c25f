package io.backwise.progress;

import static io.backwise.progress.Feed.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Samples;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A clinician's patients, those who need attention first. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class PanelTest {
    private final String clinician = UUID.randomUUID().toString();

    @Test
    void thoseWhoNeedAttentionComeFirstAndItSaysWhy() throws InterruptedException {
        Feed well = trusting();
        well.plan("assigned", 1, today().minusDays(3)).send();
        for (int back = 0; back < 3; back++) {
            well.session(UUID.randomUUID(), today().minusDays(back), "completed")
                    .send();
        }
        Feed silent = trusting();
        silent.plan("assigned", 1, today().minusDays(30)).send();
        silent.session(UUID.randomUUID(), today().minusDays(10), "completed").send();
        Feed flagged = trusting();
        UUID alert = UUID.randomUUID();
        flagged.alert(alert, 1, "red-flag").send();

        JsonPath panel = awaitPanel(
                it -> order(it).equals(List.of(flagged, silent, well)) && it.getString("items[2].last28Days") != null);
        Samples.assertSameShape("panel", panel.prettify());
        assertThat(panel.getList("items[0].attention.reason")).isEqualTo(List.of("open-red-flag"));
        assertThat(panel.getList("items[0].openAlerts")).isEqualTo(List.of("red-flag"));
        assertThat(panel.getList("items[1].attention.reason")).contains("silent");
        assertThat(panel.getList("items[2].attention")).isEmpty();
        assertThat(panel.getInt("items[2].streak")).isEqualTo(3);

        flagged.alert(alert, 2, "red-flag").send();
        flagged.alert(alert, 1, "red-flag").send();
        awaitPanel(it -> order(it).getFirst().equals(silent));
        flagged.careTeam(2).send();
        awaitPanel(it -> order(it).equals(List.of(silent, well)));
    }

    @Test
    void thePanelComesInPages() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            trusting()
                    .alert(UUID.randomUUID(), 1, i % 2 == 0 ? "repeated-red" : "red-flag")
                    .send();
        }
        awaitPanel(it -> it.getList("items").size() == 5
                && it.getList("items.openAlerts.flatten()").size() == 5);
        List<String> seen = new ArrayList<>();
        String next = "";
        for (int page = 0; page < 3; page++) {
            JsonPath answer = panel("?limit=2" + (next.isEmpty() ? "" : "&cursor=" + next));
            seen.addAll(answer.getList("items.patientId"));
            next = answer.getString("next");
        }
        assertThat(next).isNull();
        assertThat(seen).hasSize(5).isEqualTo(panel("").getList("items.patientId"));
    }

    @Test
    void itIsForCliniciansAndShowsThoseWhoTrustThem() throws InterruptedException {
        Feed it = trusting();
        it.self().get("/api/progress/clinicians/me/panel").then().statusCode(403);
        awaitPanel(panel -> order(panel).equals(List.of(it)));
        Feed.as("clinician", UUID.randomUUID().toString())
                .get("/api/progress/clinicians/me/panel")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        Feed.as("clinician", clinician)
                .get("/api/progress/clinicians/me/panel?cursor=bm9uZQ")
                .then()
                .statusCode(400)
                .body("violations.field", contains("cursor"));
    }

    private Feed trusting() {
        Feed it = Feed.fresh();
        it.careTeam(1, clinician).send();
        return it;
    }

    private static List<Feed> order(JsonPath panel) {
        return panel.<String>getList("items.patientId").stream()
                .map(it -> new Feed(UUID.fromString(it)))
                .toList();
    }

    private JsonPath panel(String query) {
        return Feed.as("clinician", clinician)
                .get("/api/progress/clinicians/me/panel" + query)
                .then()
                .extract()
                .jsonPath();
    }

    /** Waits until the panel is as wanted; the feed of consent has to be caught up first. */
    private JsonPath awaitPanel(Predicate<JsonPath> wanted) throws InterruptedException {
        JsonPath now = panel("");
        for (int i = 0; i < 400 && (now.getList("items") == null || !wanted.test(now)); i++) {
            Thread.sleep(50);
            now = panel("");
        }
        if (now.getList("items") == null || !wanted.test(now)) {
            throw new AssertionError("the panel stayed " + now.prettify());
        }
        return now;
    }
}
