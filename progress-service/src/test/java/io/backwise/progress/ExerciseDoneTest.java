package io.backwise.progress;

import static io.backwise.progress.Feed.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import io.backwise.kit.paging.Cursor;
import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Events;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was done of an exercise, page by page. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class ExerciseDoneTest {
    private static final int OTHERS = 450;

    @Test
    void everySessionOfItIsOnOnePageOnce() throws InterruptedException {
        Feed it = Feed.fresh();
        List<String> days = new ArrayList<>();
        for (int back = 4; back >= 0; back--) {
            // Two a day: the place of a page's end is not its day alone.
            for (int i = 0; i < 2; i++) {
                it.session(UUID.randomUUID(), today().minusDays(back), "completed")
                        .send();
                days.add(today().minusDays(back).toString());
            }
            other(it, today().minusDays(back)).send();
        }
        // More of something else than is read at once.
        Events.sendAll(Stream.generate(() -> other(it, today().minusDays(2)).outgoing())
                .limit(OTHERS)
                .toList());
        it.awaitSummary(now -> now.getInt("sessions.total") == 15 + OTHERS);
        List<String> seen = new ArrayList<>();
        List<String> sessions = new ArrayList<>();
        String query = "?limit=3";
        while (!query.isEmpty()) {
            JsonPath page = it.self()
                    .get(it.path() + "/exercises/cat-cow" + query)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(page.getList("items")).hasSizeLessThanOrEqualTo(3);
            seen.addAll(page.getList("items.date"));
            sessions.addAll(page.getList("items.sessionId"));
            String next = page.getString("next");
            query = next == null ? "" : "?limit=3&cursor=" + next;
        }
        assertThat(seen).isEqualTo(days);
        assertThat(sessions).doesNotHaveDuplicates();
    }

    private static Feed.Pending other(Feed it, LocalDate day) {
        Feed.Pending session = it.session(UUID.randomUUID(), day, "completed");
        session.data()
                .putArray("items")
                .addObject()
                .put("exercise", "bird-dog")
                .put("setsDone", 1)
                .put("repsDone", 8);
        return session;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"none", "2026-11-01", "+999999999-01-01/7c5e3b5e-0000-4000-8000-000000000000", "2026-11-01/7"})
    void aCursorThatIsNoneIsABadRequest(String key) {
        Feed it = Feed.fresh();
        it.self()
                .get(it.path() + "/exercises/cat-cow?cursor=" + Cursor.encode(key))
                .then()
                .statusCode(400)
                .body("violations.field", contains("cursor"));
    }
}
