package io.backwise.progress.streak.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.Cases;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LedgerLawsTest {
    @Test
    void theCoreAgreesWithTheDefinition() {
        Cases.run(5_000, random -> {
            RandomLedger it = RandomLedger.of(random);
            Progress progress = Progress.of(Schedule.of(it.facts()), it.sessions(), it.asOf());
            assertThat(progress).isEqualTo(it.byTheDefinition(it.asOf()));
        });
    }

    @Test
    void theOrderOfArrivalChangesNothing() {
        Cases.run(2_000, random -> {
            RandomLedger it = RandomLedger.of(random);
            Progress before = Progress.of(Schedule.of(it.facts()), it.sessions(), it.asOf());
            Random shuffle = new Random(random.nextLong());
            Collections.shuffle(it.facts(), shuffle);
            Collections.shuffle(it.sessions(), shuffle);
            assertThat(Progress.of(Schedule.of(it.facts()), it.sessions(), it.asOf()))
                    .isEqualTo(before);
        });
    }

    @Test
    void whatComesAfterADayDoesNotChangeItsSessionsAnswer() {
        Cases.run(2_000, random -> {
            RandomLedger it = RandomLedger.of(random);
            List<SessionFact> until = it.sessions().stream()
                    .filter(s -> !s.on().isAfter(it.asOf()))
                    .toList();
            assertThat(Progress.of(Schedule.of(it.facts()), it.sessions(), it.asOf()))
                    .isEqualTo(Progress.of(Schedule.of(it.facts()), until, it.asOf()));
        });
    }

    @Test
    void freezesAreAtMostTwoInAny28Days() {
        Cases.run(2_000, random -> {
            RandomLedger it = RandomLedger.of(random);
            Progress progress = Progress.of(Schedule.of(it.facts()), it.sessions(), it.asOf());
            List<LocalDate> frozen = progress.days().entrySet().stream()
                    .filter(day -> day.getValue() == DayState.FROZEN)
                    .map(java.util.Map.Entry::getKey)
                    .toList();
            for (int i = 2; i < frozen.size(); i++) {
                assertThat(frozen.get(i - 2)).isBefore(frozen.get(i).minusDays(27));
            }
            assertThat(progress.streak().freezesLeft()).isBetween(0, 2);
        });
    }
}
