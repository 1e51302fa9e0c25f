package io.backwise.progress;

import static io.backwise.progress.Feed.today;
import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.HeldLock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The two models are compared a few patients at a time, while facts are entered. On parts of its own: everybody is rebuilt. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, restrictToAnnotatedClass = true)
@TestProfile(ComparedInChunksTest.Few.class)
class ComparedInChunksTest {
    private static final int PEOPLE = 10;

    /** By id behind everybody else, and compared with the last of them only. */
    private static final Feed LAST = new Feed(new UUID(-1, -1));

    public static final class Few implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("backwise.rebuild.patients-at-once", "3");
        }
    }

    @Test
    void everybodyIsComparedAndWhatIsEnteredMeanwhileOnceMore() throws Exception {
        List<Feed> people = new ArrayList<>();
        List<Feed.Pending> plans = new ArrayList<>();
        for (int i = 1; i <= PEOPLE; i++) {
            people.add(new Feed(new UUID((long) i << 48, UUID.randomUUID().getLeastSignificantBits())));
        }
        people.add(LAST);
        people.forEach(it -> plans.add(it.plan("assigned", 1, today())));
        Feed.Pending session = people.getFirst().session(UUID.randomUUID(), today(), "completed");
        plans.forEach(Feed.Pending::send);
        session.send();
        people.getFirst().awaitSummary(now -> now.getInt("streak.current") == 1);
        await("SELECT count(*) FROM schedule_fact", PEOPLE + 1);

        Rebuilds.begin(Map.of());
        // All but the session: it comes again when its patient has been compared.
        plans.forEach(Feed.Pending::send);
        await("SELECT count(*) FROM next.schedule_fact", PEOPLE + 1);
        ReadModel.change("UPDATE schedule_fact SET weekdays = 3 WHERE patient_id IN ('%s', '%s', '%s')"
                .formatted(
                        people.get(3).patient(),
                        people.get(8).patient(),
                        people.get(9).patient()));
        try (HeldLock last = HeldLock.ofRows("patient", "patient_id = '" + LAST.patient() + "'")) {
            Rebuilds.complete(Map.of());
            // Who lacks the session, and two of three whose plans are wrong.
            await("SELECT count(*) FROM patient WHERE differs", 3);
            last.awaitWaiting(1);
            // Nobody waits for what is compared: it is entered, and seen.
            session.send();
            await("SELECT count(*) FROM next.session_fact", 1);
        }
        assertThat(Rebuilds.awaitSwap()).isEqualTo(3);
        assertThat(ReadModel.rows("SELECT count(*) FROM patient WHERE touched OR differs"))
                .isEqualTo("0\n");
        assertThat(people.getFirst().summary().getInt("streak.current")).isEqualTo(1);
    }

    private static void await(String query, int count) throws InterruptedException {
        for (int i = 0; i < 200 && !ReadModel.rows(query).equals(count + "\n"); i++) {
            Thread.sleep(50);
        }
        assertThat(ReadModel.rows(query)).as(query).isEqualTo(count + "\n");
    }
}
