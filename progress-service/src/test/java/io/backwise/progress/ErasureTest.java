package io.backwise.progress;

import static io.backwise.progress.Feed.today;
import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.Cases;
import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Event;
import io.backwise.testkit.Events;
import io.backwise.testkit.HeldShard;
import io.backwise.testkit.Traces;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who was erased is gone, and stays gone. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class ErasureTest {
    /** Names who is being rebuilt, and nobody is. */
    private static final String REBUILT = "public.rebuild";

    @Test
    void nothingIsLeftOfAnErasedPatientAndNothingBringsThemBack() throws Exception {
        List<Feed.Pending> life;
        Feed it;
        try (HeldShard shard = HeldShard.taken()) {
            it = new Feed(shard.id());
            life = life(it);
            life.forEach(Feed.Pending::send);
            it.awaitSummary(now -> now.getInt("sessions.total") == 3 && now.getInt("streak.current") == 3);
            awaitSeen(it);
            for (int i = 0; i < 200 && Traces.lacking(it.patient()).size() > 1; i++) {
                Thread.sleep(50);
            }
            assertThat(Traces.lacking(it.patient())).containsExactly(REBUILT);
            assertThat(Traces.of(it.patient())).contains("public.outbox.key");
            it.erased().send();
            awaitNoTraces(it);
        }
        it.self().get(it.path()).then().statusCode(404);
        it.self().get(it.path() + "/calendar").then().statusCode(404);
        Feed.as("clinician", "dr-lange").get(it.path()).then().statusCode(404);

        life.forEach(Feed.Pending::send);
        it.erased().send();
        settle();
        assertThat(Traces.of(it.patient())).isEmpty();
        it.self().get(it.path()).then().statusCode(404);
        assertThat(Events.all("patient-accessed"))
                .extracting(Event::key)
                .doesNotContain(it.patient().toString());
    }

    @Test
    void anErasureThatOvertakesEverythingEndsTheSame() {
        Cases.run(6, seeds -> {
            Random random = new Random(seeds.nextLong());
            Feed it = Feed.fresh();
            List<Feed.Pending> all = new ArrayList<>(life(it));
            all.add(it.erased());
            all.addAll(life(it).subList(0, 3));
            Collections.shuffle(all, random);
            Events.sendAll(all.stream().map(Feed.Pending::outgoing).toList());
            settle();
            assertThat(Traces.of(it.patient())).isEmpty();
            it.self().get(it.path()).then().statusCode(404);
        });
    }

    private static List<Feed.Pending> life(Feed it) {
        return List.of(
                it.careTeam(1, "dr-lange"),
                it.plan("assigned", 1, today().minusDays(40)),
                it.alert(id(it, 9), 1, "red-flag"),
                it.session(id(it, 1), today().minusDays(2), "completed"),
                it.session(id(it, 2), today().minusDays(1), "completed"),
                it.session(id(it, 3), today(), "completed"));
    }

    private static UUID id(Feed it, int number) {
        return new UUID(it.patient().getMostSignificantBits(), number);
    }

    /** Until everything sent before has been consumed: another patient's events come last on every partition. */
    private static void settle() {
        List<Feed> others =
                java.util.stream.Stream.generate(Feed::fresh).limit(24).toList();
        List<Events.Outgoing> last = new ArrayList<>();
        for (Feed other : others) {
            last.add(other.careTeam(1, "dr-last").outgoing());
            last.add(other.plan("assigned", 1, today()).outgoing());
            last.add(other.session(UUID.randomUUID(), today(), "completed").outgoing());
        }
        Events.sendAll(last);
        try {
            for (Feed other : others) {
                other.awaitSummary(now -> now.getInt("sessions.total") == 1 && now.getInt("streak.current") == 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** By a clinician, which is an event that waits. */
    private static void awaitSeen(Feed it) throws InterruptedException {
        int now = 0;
        for (int i = 0; i < 200 && now != 200; i++) {
            now = Feed.as("clinician", "dr-lange").get(it.path()).statusCode();
            Thread.sleep(50);
        }
        assertThat(now).isEqualTo(200);
    }

    private static void awaitNoTraces(Feed it) throws InterruptedException {
        for (int i = 0; i < 200 && !Traces.of(it.patient()).isEmpty(); i++) {
            Thread.sleep(50);
        }
        assertThat(Traces.of(it.patient())).isEmpty();
    }
}
