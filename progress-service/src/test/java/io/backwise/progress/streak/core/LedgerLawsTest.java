package io.backwise.progress.streak.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.progress.streak.core.ScheduleFact.Completed;
import io.backwise.progress.streak.core.ScheduleFact.Resumed;
import io.backwise.progress.streak.core.ScheduleFact.Scheduled;
import io.backwise.progress.streak.core.ScheduleFact.Suspended;
import io.backwise.progress.streak.core.SessionFact.Status;
import io.backwise.testkit.Cases;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LedgerLawsTest {
    private static final int DAYS = 120;

    /** Random ledgers over the days of Apia's jump, so that some have a day that never was. */
    private static final LocalDate FIRST = LocalDate.of(2011, 11, 1);

    private static final List<ZoneId> ZONES =
            List.of(ZoneOffset.UTC, ZoneId.of("Pacific/Apia"), ZoneId.of("Europe/Berlin"));

    @Test
    void theCoreAgreesWithTheDefinition() {
        Cases.run(5_000, random -> {
            Case it = new Case(random);
            Progress progress = Progress.of(Schedule.of(it.facts), it.sessions, it.asOf);
            Oracle oracle = new Oracle(it.facts, it.sessions, FIRST, DAYS * 2, it.asOf);
            assertThat(progress.days()).isEqualTo(oracle.states);
            assertThat(progress.streak().current()).isEqualTo(oracle.current);
            assertThat(progress.streak().longest()).isEqualTo(oracle.longest);
        });
    }

    @Test
    void theOrderOfArrivalChangesNothing() {
        Cases.run(2_000, random -> {
            Case it = new Case(random);
            Progress before = Progress.of(Schedule.of(it.facts), it.sessions, it.asOf);
            Random shuffle = new Random(random.nextLong());
            Collections.shuffle(it.facts, shuffle);
            Collections.shuffle(it.sessions, shuffle);
            assertThat(Progress.of(Schedule.of(it.facts), it.sessions, it.asOf)).isEqualTo(before);
        });
    }

    @Test
    void whatComesAfterADayDoesNotChangeItsSessionsAnswer() {
        Cases.run(2_000, random -> {
            Case it = new Case(random);
            List<SessionFact> until =
                    it.sessions.stream().filter(s -> !s.on().isAfter(it.asOf)).toList();
            assertThat(Progress.of(Schedule.of(it.facts), it.sessions, it.asOf))
                    .isEqualTo(Progress.of(Schedule.of(it.facts), until, it.asOf));
        });
    }

    @Test
    void freezesAreAtMostTwoInAny28Days() {
        Cases.run(2_000, random -> {
            Case it = new Case(random);
            Progress progress = Progress.of(Schedule.of(it.facts), it.sessions, it.asOf);
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

    /** A random ledger: plans that follow and cut each other, pauses, ends, and sessions of every kind. */
    private static final class Case {
        final List<ScheduleFact> facts = new ArrayList<>();
        final List<SessionFact> sessions = new ArrayList<>();
        final LocalDate asOf;

        Case(SplittableRandom random) {
            int many = random.nextInt(1, 8);
            for (int sequence = 1; sequence <= many; sequence++) {
                facts.add(fact(random, sequence));
            }
            for (int i = random.nextInt(80); i > 0; i--) {
                LocalDate on = day(random);
                Status status = Status.values()[Math.max(0, random.nextInt(-3, 3))];
                sessions.add(new SessionFact(
                        "s" + i,
                        on,
                        on.atTime(18, 0).toInstant(ZoneOffset.UTC),
                        status,
                        random.nextInt(11),
                        random.nextInt(11)));
            }
            asOf = day(random);
        }

        private static ScheduleFact fact(SplittableRandom random, int sequence) {
            return switch (random.nextInt(6)) {
                case 0 -> new Completed(sequence, day(random));
                case 1 -> new Suspended(sequence, day(random));
                case 2 -> new Resumed(sequence, day(random));
                default ->
                    new Scheduled(sequence, day(random), weekdays(random), ZONES.get(random.nextInt(ZONES.size())));
            };
        }

        private static LocalDate day(SplittableRandom random) {
            return FIRST.plusDays(random.nextInt(DAYS));
        }

        private static Set<DayOfWeek> weekdays(SplittableRandom random) {
            Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
            int least = random.nextBoolean() ? 7 : random.nextInt(8);
            while (days.size() < least) {
                days.add(DayOfWeek.of(random.nextInt(1, 8)));
            }
            return days;
        }
    }
}
