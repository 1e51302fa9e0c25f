package io.backwise.progress.panel.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.progress.streak.core.Progress;
import io.backwise.progress.streak.core.RandomLedger;
import io.backwise.progress.streak.core.Schedule;
import io.backwise.progress.streak.core.ScheduleFact;
import io.backwise.progress.streak.core.SessionFact;
import io.backwise.testkit.Cases;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AttentionTest {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final List<String> KINDS = List.of(
            "red-flag", "repeated-red", "nothing-tolerated", "withdrawn-exercise", "peripheralisation", "rising-pain");

    @Test
    void whoIsWellNeedsNone() {
        assertThat(reasons(sessions(84, 0, 3, 3), List.of())).isEmpty();
    }

    @Test
    void openAlertsAreNamedByWhatTheyAre() {
        List<SessionFact> well = sessions(84, 0, 3, 3);
        assertThat(reasons(well, List.of("red-flag", "red-flag")))
                .containsExactly(new Reason("open-red-flag", 64, "2 open red flags."));
        assertThat(reasons(well, List.of("withdrawn-exercise", "repeated-red")))
                .extracting(Reason::reason)
                .containsExactly("open-repeated-red", "open-alert");
        assertThat(reasons(well, List.of("withdrawn-exercise", "nothing-tolerated", "repeated-red")))
                .extracting(Reason::reason)
                .containsExactly("open-repeated-red", "open-nothing-tolerated", "open-alert");
        assertThat(reasons(well, List.of("rising-pain", "peripheralisation", "rising-pain")))
                .containsExactly(new Reason("open-alert", 8, "3 other open alerts: peripheralisation, rising pain."));
    }

    @Test
    void painThatRoseMeaningfullyIsOne() {
        List<SessionFact> rising = new ArrayList<>(sessions(84, 10, 3, 3));
        rising.addAll(sessions(9, 0, 6, 6));
        assertThat(reasons(rising, List.of()))
                .extracting(Reason::text)
                .containsExactly("Pain rose by 3.0 points since the first reports.");
    }

    @Test
    void aWeekWithoutAReportIsSilenceWhenSessionsWereDue() {
        assertThat(reasons(sessions(84, 7, 3, 3), List.of()))
                .extracting(Reason::text)
                .contains("No report since 2026-11-16.");
        assertThat(reasons(sessions(84, 6, 3, 3), List.of())).isEmpty();
        assertThat(reasons(List.of(), List.of())).extracting(Reason::text).containsExactly("No report yet.");
        assertThat(reasons(daily(6), List.of(), List.of()))
                .extracting(Reason::text)
                .containsExactly("No report yet.");
        assertThat(reasons(daily(5), List.of(), List.of())).as("begun lately").isEmpty();
        assertThat(reasons(daily(1), sessions(60, 60, 3, 3), List.of()))
                .as("begun again")
                .isEmpty();
        Progress nothingDue = Progress.of(Schedule.of(List.of()), List.of(), MONDAY);
        assertThat(Attention.of(nothingDue, List.of(), UTC)).isEmpty();
    }

    @Test
    void fourWeeksThatFellByAFifthAreFallingAdherence() {
        List<SessionFact> half = new ArrayList<>(sessions(84, 29, 3, 3));
        sessions(28, 0, 3, 3).stream()
                .filter(it -> it.on().toEpochDay() % 2 == 0)
                .forEach(half::add);
        assertThat(reasons(half, List.of()))
                .extracting(Reason::text)
                .containsExactly("Adherence fell from 100 % to 50 %, four weeks by four.");
    }

    @Test
    void aGraverReasonOutweighsAllOthersAndMoreAlertsNeverWeighLess() {
        long seed = Cases.run(2_000, random -> {
            RandomLedger ledger = RandomLedger.of(random);
            Progress progress =
                    Progress.of(Schedule.of(ledger.facts()), ledger.sessions(), MONDAY.plusDays(random.nextInt(60)));
            List<String> alerts = alerts(random);
            List<Reason> reasons = Attention.of(progress, alerts, UTC);
            assertThat(reasons)
                    .isSortedAccordingTo(Comparator.comparingInt(Reason::weight).reversed());
            for (int i = 0; i < reasons.size(); i++) {
                assertThat(Attention.weight(reasons.subList(i + 1, reasons.size())))
                        .isLessThan(reasons.get(i).weight());
            }
            List<String> more = new ArrayList<>(alerts);
            more.add(KINDS.get(random.nextInt(KINDS.size())));
            assertThat(Attention.weight(Attention.of(progress, more, UTC)))
                    .isGreaterThanOrEqualTo(Attention.weight(reasons));
        });
        System.out.printf("law attention: held in 2,000 random cases from seed %d%n", seed);
    }

    private static List<String> alerts(SplittableRandom random) {
        List<String> some = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            some.add(KINDS.get(random.nextInt(KINDS.size())));
        }
        return some;
    }

    /** A daily plan for 84 days, looked at on a Monday. */
    private static List<Reason> reasons(List<SessionFact> sessions, List<String> alerts) {
        return reasons(daily(84), sessions, alerts);
    }

    private static List<Reason> reasons(Schedule schedule, List<SessionFact> sessions, List<String> alerts) {
        return Attention.of(Progress.of(schedule, sessions, MONDAY), alerts, UTC);
    }

    private static Schedule daily(int days) {
        return Schedule.of(
                List.of(new ScheduleFact.Scheduled(1, MONDAY.minusDays(days), EnumSet.allOf(DayOfWeek.class), UTC)));
    }

    /** One completed a day, from so many days back to so many. */
    private static List<SessionFact> sessions(int from, int to, int painBefore, int painAfter) {
        List<SessionFact> all = new ArrayList<>();
        for (int back = from; back >= to; back--) {
            LocalDate day = MONDAY.minusDays(back);
            all.add(new SessionFact(
                    "session " + painBefore + " of " + day,
                    day,
                    day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC),
                    SessionFact.Status.COMPLETED,
                    painBefore,
                    painAfter));
        }
        return all;
    }
}
