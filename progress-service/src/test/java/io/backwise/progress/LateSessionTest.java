package io.backwise.progress;

import static io.backwise.progress.Feed.today;
import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Events;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What comes late is folded on from the last checkpoint before its day, however long somebody has been with us. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class LateSessionTest {
    private static final int DAYS = 730;
    private static final int LATE = 40;

    /** Of four weeks between two checkpoints. */
    private static final int CHECKPOINTS = DAYS / 28;

    @Test
    void aLateSessionMakesOnlyItsOwnWindowAnew() throws InterruptedException {
        Feed it = Feed.fresh();
        LocalDate first = today().minusDays(DAYS);
        it.plan("assigned", 1, first).send();
        List<Events.Outgoing> history = new ArrayList<>();
        IntStream.range(0, DAYS)
                .filter(day -> day != 0 && day != DAYS - LATE)
                .forEach(day -> history.add(it.session(UUID.randomUUID(), first.plusDays(day), "completed")
                        .outgoing()));
        Events.sendAll(history);
        awaitSessions(it, DAYS - 2);

        List<String> before = checkpoints(it);
        assertThat(before).hasSizeBetween(CHECKPOINTS - 1, CHECKPOINTS + 1);
        it.session(UUID.randomUUID(), today().minusDays(LATE), "completed").send();
        awaitSessions(it, DAYS - 1);
        List<String> after = checkpoints(it);
        assertThat(after).hasSameSizeAs(before);
        assertThat(anew(before, after)).hasSizeBetween(1, 2);

        it.session(UUID.randomUUID(), first, "completed").send();
        awaitSessions(it, DAYS);
        assertThat(anew(after, checkpoints(it)))
                .as("a fold of all that there is")
                .hasSizeBetween(CHECKPOINTS - 1, CHECKPOINTS + 1);
        assertThat(it.summary().getInt("streak.longest")).isEqualTo(DAYS);
    }

    private static void awaitSessions(Feed it, int many) throws InterruptedException {
        for (int i = 0; i < 600 && it.summary().getInt("sessions.total") < many; i++) {
            Thread.sleep(50);
        }
        assertThat(it.summary().getInt("sessions.total")).isEqualTo(many);
    }

    /** Each with the transaction that wrote it. */
    private static List<String> checkpoints(Feed it) {
        return ReadModel.rows(
                        "SELECT before || ' by ' || xmin FROM checkpoint WHERE patient_id = '" + it.patient() + "'")
                .lines()
                .toList();
    }

    private static List<String> anew(List<String> before, List<String> after) {
        return after.stream().filter(it -> !before.contains(it)).toList();
    }
}
