package io.backwise.progress.streak.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.progress.streak.core.ScheduleFact.Completed;
import io.backwise.progress.streak.core.ScheduleFact.Resumed;
import io.backwise.progress.streak.core.ScheduleFact.Scheduled;
import io.backwise.progress.streak.core.ScheduleFact.Suspended;
import io.backwise.progress.streak.core.SessionFact.Status;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples that teach. Day 1 is a Monday. */
class WorkedExamplesTest {
    private static final Set<DayOfWeek> DAILY = EnumSet.allOf(DayOfWeek.class);
    private static final Set<DayOfWeek> MON_WED_FRI =
            EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY);

    private final List<ScheduleFact> schedule = new ArrayList<>();
    private final List<SessionFact> sessions = new ArrayList<>();

    @ParameterizedTest(name = "{0} with {1} as of {2} is {3}, longest {4}")
    @CsvSource({
        "daily, '1 2 3', 3, 3, 3, done",
        "daily, '1 2', 3, 2, 2, due",
        "daily, '1 2 4', 4, 3, 3, done",
        "daily, '1 5', 5, 1, 1, done",
        "mwf, '2 4 7', 7, 3, 3, done",
        "mwf, '1 2 5', 5, 2, 2, done",
        "daily, '1 r2 3', 3, 2, 2, done",
        "mwf, '2', 1, 0, 0, due",
        "daily, '', 1, 0, 0, due",
        "mwf, '1', 2, 1, 1, done",
        "daily, 'p1', 1, 0, 0, due",
        "daily, '1 r2', 2, 1, 1, excused",
    })
    void examplesOnOnePlan(String plan, String reports, int asOf, int current, int longest, String today) {
        schedule.add(new Scheduled(1, day(1), plan.equals("daily") ? DAILY : MON_WED_FRI, ZoneOffset.UTC));
        for (String report : reports.split(" ")) {
            if (!report.isEmpty()) {
                report(report);
            }
        }
        Streak streak = as(asOf).streak();
        assertThat(streak.current()).isEqualTo(current);
        assertThat(streak.longest()).isEqualTo(longest);
        assertThat(streak.today().slug()).isEqualTo(today);
    }

    @Test
    void aPauseIsNotScheduled() {
        schedule.add(new Scheduled(1, day(1), DAILY, ZoneOffset.UTC));
        schedule.add(new Suspended(2, day(3)));
        schedule.add(new Resumed(3, day(6)));
        List.of("1", "2", "6").forEach(this::report);
        assertThat(as(6).streak()).isEqualTo(new Streak(3, 3, 2, Today.DONE));
        assertThat(as(4).streak().today()).isEqualTo(Today.PAUSED);
    }

    @Test
    void nothingIsDueBetweenTwoPlans() {
        schedule.add(new Scheduled(1, day(1), DAILY, ZoneOffset.UTC));
        schedule.add(new Completed(2, day(3)));
        schedule.add(new Scheduled(3, day(29), DAILY, ZoneOffset.UTC));
        List.of("1", "2", "29").forEach(this::report);
        assertThat(as(29).streak()).isEqualTo(new Streak(3, 3, 2, Today.DONE));
        assertThat(as(15).streak().today()).isEqualTo(Today.NO_PLAN);
    }

    @Test
    void twoMissesIn28DaysAreFreeTheThirdIsNot() {
        schedule.add(new Scheduled(1, day(1), DAILY, ZoneOffset.UTC));
        List.of("1", "4").forEach(this::report);
        assertThat(as(4).streak()).isEqualTo(new Streak(2, 2, 0, Today.DONE));
        assertThat(as(6).days()).containsEntry(day(5), DayState.MISSED);
        assertThat(as(6).streak().current()).isZero();
        assertThat(as(6).streak().longest()).isEqualTo(2);
    }

    @Test
    void aFreezeComesBackAfter28Days() {
        schedule.add(new Scheduled(1, day(1), DAILY, ZoneOffset.UTC));
        report("1");
        for (int d = 4; d <= 28; d++) {
            report(Integer.toString(d));
        }
        assertThat(as(30).days()).containsEntry(day(29), DayState.MISSED);
        report("29");
        assertThat(as(31).days()).containsEntry(day(30), DayState.FROZEN);
    }

    @Test
    void aWindowIsAtMostSevenDays() {
        schedule.add(new Scheduled(1, day(1), EnumSet.of(DayOfWeek.MONDAY), ZoneOffset.UTC));
        schedule.add(new Scheduled(2, day(8), DAILY, ZoneOffset.UTC));
        schedule.add(new Suspended(3, day(8)));
        report("7");
        report("8");
        assertThat(as(8).days()).containsOnlyKeys(day(1)).containsEntry(day(1), DayState.MET);
        assertThat(as(8).sessions().total()).isEqualTo(2);
    }

    @Test
    void apiaHadNoThirtiethOfDecember2011() {
        LocalDate start = LocalDate.of(2011, 12, 28);
        schedule.add(new Scheduled(1, start, DAILY, ZoneId.of("Pacific/Apia")));
        for (LocalDate day : List.of(start, start.plusDays(1), start.plusDays(3))) {
            sessions.add(fact(day, Status.COMPLETED));
        }
        Progress progress = Progress.of(Schedule.of(schedule), sessions, LocalDate.of(2011, 12, 31));
        assertThat(progress.days()).doesNotContainKey(LocalDate.of(2011, 12, 30));
        assertThat(progress.streak()).isEqualTo(new Streak(3, 3, 2, Today.DONE));
    }

    @Test
    void aPersonWithoutFactsHasZeros() {
        Progress progress = as(1);
        assertThat(progress.streak()).isEqualTo(new Streak(0, 0, 2, Today.NO_PLAN));
        assertThat(progress.adherence().last28Days()).isEmpty();
        assertThat(progress.adherence().weeks()).hasSize(12);
        assertThat(progress.pain().baseline()).isEmpty();
        assertThat(progress.sessions()).isEqualTo(new SessionCounts(0, 0, 0, 0));
        assertThat(progress.lastSessionAt()).isEmpty();
    }

    @Test
    void adherenceCountsWhatWasDue() {
        schedule.add(new Scheduled(1, day(1), DAILY, ZoneOffset.UTC));
        List.of("1", "2", "3", "r4").forEach(this::report);
        Adherence adherence = as(6).adherence();
        assertThat(adherence.last28Days()).hasValue(0.75);
        assertThat(adherence.weeks().getLast()).isEqualTo(new Adherence.Week("2026-W10", 4, 3));
    }

    @ParameterizedTest
    @CsvSource({
        "'6 6 6', '4 4 4', improved",
        "'3 3 3', '2 2 2', improved",
        "'2 2 2', '3 3 3', worse",
        "'1 1 1', '2 2 2', none",
        "'5 5 5', '4 4 4', none",
        "'1 1 1', '3 3 3', worse"
    })
    void aChangeIsMeaningfulByPointsOrByShare(String first, String last, String meaningful) {
        int on = 1;
        for (String pain : (first + " " + last).split(" ")) {
            sessions.add(new SessionFact(
                    "s" + on,
                    day(on),
                    day(on).atStartOfDay().toInstant(ZoneOffset.UTC),
                    Status.COMPLETED,
                    Integer.parseInt(pain),
                    0));
            on++;
        }
        assertThat(as(30).pain().meaningful()).isEqualTo(meaningful);
        assertThat(as(2).pain().baseline()).isEmpty();
    }

    private Progress as(int asOf) {
        return Progress.of(Schedule.of(schedule), sessions, day(asOf));
    }

    private void report(String report) {
        Status status =
                switch (report.charAt(0)) {
                    case 'r' -> Status.RESTED;
                    case 'p' -> Status.PARTIAL;
                    default -> Status.COMPLETED;
                };
        sessions.add(fact(day(Integer.parseInt(report.replaceFirst("^[rp]", ""))), status));
    }

    private static SessionFact fact(LocalDate day, Status status) {
        return new SessionFact(day + status.name(), day, day.atStartOfDay().toInstant(ZoneOffset.UTC), status, 3, 2);
    }

    /** Day 1 is Monday 2026-03-02. */
    private static LocalDate day(int number) {
        return LocalDate.of(2026, 3, 1).plusDays(number);
    }

    @Test
    void theZoneIsThatOfThePlanInForce() {
        schedule.add(new Scheduled(1, day(1), DAILY, ZoneId.of("Europe/Berlin")));
        schedule.add(new Scheduled(2, day(5), DAILY, ZoneId.of("Asia/Tokyo")));
        assertThat(Schedule.of(schedule).zone(day(4))).isEqualTo(Optional.of(ZoneId.of("Europe/Berlin")));
        assertThat(Schedule.of(schedule).zone(day(5))).isEqualTo(Optional.of(ZoneId.of("Asia/Tokyo")));
    }
}
