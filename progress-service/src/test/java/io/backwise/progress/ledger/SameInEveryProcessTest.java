package io.backwise.progress.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.progress.streak.core.ScheduleFact.Scheduled;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * A fact that comes again after a restart is the same fact. The order of an immutable set is another one in each process:
 * a digest or a document that followed it would make a plan contradict itself.
 */
class SameInEveryProcessTest {
    @Test
    void aPlanIsTheSameInEveryProcess() {
        Scheduled fact = new Scheduled(1, LocalDate.of(2026, 11, 12), Set.of(DayOfWeek.values()), ZoneId.of("UTC"));
        assertThat(fact.weekdays()).containsExactly(DayOfWeek.values());
        assertThat(ScheduleStore.entry(new PlanEvent(new UUID(1, 1), "e1", fact, "type", "{}"))
                        .digest())
                .isEqualTo("19e9a8a80be94e183b3dbc659e10c7e1dc3fbf94fcbd432e666a1439beb01c74");
    }
}
