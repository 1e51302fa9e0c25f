package io.backwise.progress.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.progress.ledger.Ledger;
import io.backwise.progress.streak.core.Schedule;
import io.backwise.progress.streak.core.ScheduleFact;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ShownSummariesTest {
    private static final UUID PATIENT = UUID.randomUUID();
    private static final LocalDate DAY = LocalDate.of(2026, 3, 28);

    private final ShownSummaries shown = new ShownSummaries();

    /** Their day ends at three at night by their own clock, which goes forward in the night before. */
    @Test
    void aSummaryIsGoodUntilThePatientsDayEnds() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Schedule schedule = Schedule.of(
                List.of(new ScheduleFact.Scheduled(1, DAY.minusDays(9), Set.of(DayOfWeek.values()), berlin)));
        Ledger ledger = new Ledger(PATIENT, 4, schedule, Optional.empty());
        shown.keep(new ShownSummaries.Shown(ledger, DAY.plusDays(1), new byte[] {1}));
        assertThat(found("2026-03-29T00:59:59Z"))
                .as("01:59:59 before the clock goes forward")
                .isFalse();
        assertThat(found("2026-03-29T01:00:00Z")).as("03:00 by summer time").isTrue();
        assertThat(found("2026-03-30T00:59:59Z")).as("02:59:59 the night after").isTrue();
        assertThat(found("2026-03-30T01:00:00Z")).as("03:00 of the next day").isFalse();
    }

    @Test
    void nothingIsKeptOfSomebodyOfWhomNothingHasCome() {
        Schedule none = Schedule.of(List.of());
        Ledger ledger = new Ledger(PATIENT, 0, none, Optional.empty());
        shown.keep(new ShownSummaries.Shown(ledger, DAY, new byte[] {1}));
        assertThat(found("2026-03-28T12:00:00Z")).isFalse();
    }

    private boolean found(String now) {
        return shown.find(PATIENT, Instant.parse(now)).isPresent();
    }
}
