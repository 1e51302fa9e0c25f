package io.backwise.progress;

import static io.backwise.progress.Feed.today;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Samples;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The shape of every answer is that of its checked-in sample. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class AnswersTest {

    @Test
    void answersHaveTheShapeOfTheirSamples() throws InterruptedException {
        Feed it = Feed.fresh();
        it.plan("assigned", 1, today().minusDays(3)).send();
        for (int back = 0; back < 3; back++) {
            it.session(UUID.randomUUID(), today().minusDays(back), "completed").send();
        }
        it.awaitSummary(now -> now.getInt("sessions.total") == 3 && now.getInt("streak.current") == 3);
        Map<String, String> paths = Map.of(
                "progress", it.path(),
                "calendar", it.path() + "/calendar",
                "pain", it.path() + "/pain",
                "exercise-done", it.path() + "/exercises/cat-cow");
        paths.forEach((name, path) -> Samples.assertSameShape(
                name, it.self().get(path).then().statusCode(200).extract().asString()));
    }
}
