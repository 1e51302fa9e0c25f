package io.backwise.progress;

import static io.backwise.progress.Feed.today;
import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who says that all was published, and it was not, empties nobody's ledger. On parts of its own: everybody is rebuilt. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, restrictToAnnotatedClass = true)
class EmptyRebuildTest {
    @Test
    void oneForWhichNothingWasPublishedTakesNothingFromAnybody() throws InterruptedException {
        List<Feed> people = Stream.generate(Feed::fresh).limit(15).toList();
        people.forEach(it -> it.plan("assigned", 1, today()).send());
        for (Feed it : people) {
            it.awaitSummary(now -> now.getString("streak.today").equals("due"));
        }
        Rebuilds.begin(Map.of());
        Rebuilds.complete(Map.of());
        Rebuilds.awaitSwap();
        assertThat(Rebuilds.view().getString("outcome")).isEqualTo("given-up");
        assertThat(Rebuilds.view().getString("why")).startsWith("Nothing was published of ");
        for (Feed it : people) {
            assertThat(it.summary().getString("streak.today")).isEqualTo("due");
        }
    }

    /** Nor is one patient emptied because somebody said too early that all was published. */
    @Test
    void nothingIsTakenFromAPatientOfWhomNothingWasPublished() throws InterruptedException {
        Feed it = Feed.fresh();
        it.plan("assigned", 1, today()).send();
        it.awaitSummary(now -> now.getString("streak.today").equals("due"));
        Rebuilds.begin(Map.of("patientId", it.patient().toString()));
        Rebuilds.complete(Map.of());
        Rebuilds.awaitSwap();
        assertThat(Rebuilds.view().getString("outcome")).isEqualTo("given-up");
        assertThat(it.summary().getString("streak.today")).isEqualTo("due");
    }
}
