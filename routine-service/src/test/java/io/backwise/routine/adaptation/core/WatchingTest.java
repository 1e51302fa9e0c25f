package io.backwise.routine.adaptation.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a clinician has to hear of, just inside each bound and just outside. */
class WatchingTest {
    private static final Instant NOW = Instant.parse("2026-06-22T12:00:00Z");
    private static final LocalDate TODAY = NOW.atZone(ZoneOffset.UTC).toLocalDate();
    private static final int TOLERABLE = 2;

    @ParameterizedTest(name = "days ago:pain {0}: {1}")
    @CsvSource({
        "0:3 1:3 7:1 8:1 9:1 10:1 11:1 12:1 13:1 14:1 15:1 16:1, true",
        "0:3 1:3 7:1 8:1 9:1 10:1 11:1 12:1 13:1 14:1 15:1 16:2, false",
        "0:3 6:3 7:1 20:1, true",
        "0:3 7:3 8:1 20:1, false",
        "0:3 6:3 7:1 21:1, false",
        "0:9 7:1 8:1, false",
        "0:9 1:9 7:1, false",
        "0:9 1:9, false",
    })
    void painRisesByTwoPointsOverTheTwoWeeksBefore(String told, boolean rising) {
        assertThat(concerns(told).contains(new Concern.RisingPain())).isEqualTo(rising);
    }

    /** Four sessions say 7 on average, its two days say 5. */
    @Test
    void aBadDayWithManySessionsIsOneBadDay() {
        assertThat(concerns("0:9 0:9 0:9 1:1 7:4 8:4")).doesNotContain(new Concern.RisingPain());
        assertThat(concerns("0:9 1:3 7:4 8:4")).contains(new Concern.RisingPain());
    }

    @ParameterizedTest
    @EnumSource(Response.class)
    void painThatTheReportRaisedItsMorningDoesNot(Response evening) {
        List<Answered> told = told("0:3 1:3 7:1 8:1");
        Answered morning = morningAfter(told.getFirst(), evening);
        assertThat(concerns(morning, told.subList(1, told.size()))).doesNotContain(new Concern.RisingPain());
    }

    @ParameterizedTest(name = "amber {0} days ago: {1}")
    @CsvSource({"0 1 2 3 4, false", "0 1 2 3 4 5, true", "0 13, false", "0 14, true"})
    void amberPersistsForSixSessionsOrTwoWeeks(String daysAgo, boolean persistent) {
        List<Answered> amber = colours(daysAgo, Response.AMBER);
        assertThat(concerns(amber.getFirst(), amber.subList(1, amber.size())).contains(new Concern.PersistentAmber()))
                .isEqualTo(persistent);
    }

    @Test
    void oneGreenSessionEndsTheRow() {
        List<Answered> amber = colours("1 2 4 5 6 14", Response.AMBER);
        assertThat(concerns(answered(0, Response.AMBER), with(amber, answered(3, Response.GREEN))))
                .isEmpty();
        assertThat(concerns(answered(0, Response.AMBER), with(amber, answered(3, Response.AMBER))))
                .containsExactly(new Concern.PersistentAmber());
    }

    @Test
    void aRestedDayNeitherCountsNorInterrupts() {
        Answered today = answered(0, Response.AMBER);
        Answered rested = rested(answered(3, Response.AMBER));
        assertThat(concerns(today, with(colours("1 2 4 5", Response.AMBER), rested)))
                .isEmpty();
        assertThat(concerns(today, with(colours("1 2 4 5 6", Response.AMBER), rested(answered(3, Response.GREEN)))))
                .containsExactly(new Concern.PersistentAmber());
        assertThat(concerns(rested(today), colours("1 2 3 4 5 6", Response.AMBER)))
                .isEmpty();
    }

    @Test
    void whatTheReportRaisedItsMorningDoesNot() {
        List<Answered> amber = colours("1 2 3 4 5", Response.AMBER);
        assertThat(concerns(morningAfter(answered(0, Response.AMBER), Response.AMBER), amber))
                .isEmpty();
        assertThat(concerns(morningAfter(answered(0, Response.AMBER), Response.GREEN), amber))
                .containsExactly(new Concern.PersistentAmber());
        List<Answered> red = colours("1", Response.RED);
        assertThat(concerns(morningAfter(answered(0, Response.RED), Response.RED), red))
                .isEmpty();
        assertThat(concerns(morningAfter(answered(0, Response.RED), Response.GREEN), red))
                .containsExactly(new Concern.RepeatedRed());
    }

    /** Two reds of the last three pause the plan and call already. */
    @Test
    void aSecondMorningThatHadNotSettledCalls() {
        List<Answered> greens = colours("4 8", Response.GREEN);
        assertThat(concerns(reacted(0), greens)).isEmpty();
        assertThat(concerns(reacted(0), with(greens, reacted(12)))).containsExactly(new Concern.RepeatedReaction());
        assertThat(concerns(reacted(0), with(greens, reacted(28)))).containsExactly(new Concern.RepeatedReaction());
        assertThat(concerns(reacted(0), with(greens, reacted(29))))
                .as("more than four weeks ago")
                .isEmpty();
        assertThat(concerns(reacted(0), with(greens, answered(12, Response.RED))))
                .as("red for another reason")
                .isEmpty();
        assertThat(concerns(answered(0, Response.RED), with(greens, reacted(12))))
                .as("its own morning is not told yet")
                .isEmpty();
        assertThat(concerns(reacted(0), List.of(reacted(4)))).containsExactly(new Concern.RepeatedRed());
    }

    @Test
    void oneSpreadIsToldWhereANerveIsAtRisk() {
        Answered spread = spread(0, "flexion");
        assertThat(Watching.of(situation(spread, List.of(), true))).containsExactly(new Concern.Spread());
        assertThat(Watching.of(situation(spread, List.of(), false))).isEmpty();
        assertThat(Watching.of(situation(morningAfter(spread, Response.RED), List.of(), true)))
                .isEmpty();
    }

    /** One second more than seven days is outside, and so is a whole day more. */
    @ParameterizedTest(name = "{0} s apart, with {1}: {2}")
    @CsvSource({"604800, flexion, true", "604801, flexion, false", "691200, flexion, false", "86400, extension, false"})
    void spreadTwiceInAWeekWithOneDirectionIsRepeated(long seconds, String direction, boolean repeated) {
        List<Concern> concerns =
                Watching.of(situation(spread(0, "flexion"), List.of(spread(seconds, direction)), true));
        assertThat(concerns)
                .contains(repeated ? new Concern.RepeatedSpread(Set.of("flexion")) : new Concern.Spread())
                .doesNotContain(repeated ? new Concern.Spread() : new Concern.RepeatedSpread(Set.of("flexion")));
    }

    private static List<Concern> concerns(String told) {
        List<Answered> all = told(told);
        return concerns(all.getFirst(), all.subList(1, all.size()));
    }

    private static List<Concern> concerns(Answered session, List<Answered> others) {
        return Watching.of(situation(session, others, false));
    }

    private static Situation situation(Answered session, List<Answered> others, boolean isNerveAtRisk) {
        return new Situation(
                NOW,
                session,
                others,
                List.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                isNerveAtRisk,
                0,
                Optional.empty());
    }

    /** Green sessions, each as {@code days ago:pain before it}; the first one is that which was told. */
    private static List<Answered> told(String daysAgoAndPain) {
        return Arrays.stream(daysAgoAndPain.split(" "))
                .map(it -> it.split(":"))
                .map(it -> answered(Integer.parseInt(it[0]), Response.GREEN, Integer.parseInt(it[1])))
                .toList();
    }

    private static List<Answered> colours(String daysAgo, Response response) {
        return Arrays.stream(daysAgo.split(" "))
                .map(it -> answered(Integer.parseInt(it), response))
                .toList();
    }

    private static List<Answered> with(List<Answered> some, Answered another) {
        return Stream.concat(some.stream(), Stream.of(another)).toList();
    }

    private static Answered answered(int daysAgo, Response response) {
        return answered(daysAgo, response, TOLERABLE);
    }

    private static Answered answered(int daysAgo, Response response, int pain) {
        return new Answered(
                UUID.randomUUID(),
                NOW.minus(Duration.ofDays(daysAgo)),
                TODAY.minusDays(daysAgo),
                response,
                Optional.empty(),
                false,
                pain,
                false,
                Set.of(),
                false);
    }

    private static Answered spread(long secondsAgo, String direction) {
        Instant at = NOW.minusSeconds(secondsAgo);
        return new Answered(
                UUID.randomUUID(),
                at,
                at.atZone(ZoneOffset.UTC).toLocalDate(),
                Response.RED,
                Optional.empty(),
                false,
                TOLERABLE,
                true,
                Set.of(direction),
                false);
    }

    private static Answered rested(Answered it) {
        return new Answered(
                it.id(), it.at(), it.day(), it.response(), it.evening(), true, it.painBefore(), false, Set.of(), false);
    }

    /** The same once its morning is told. */
    private static Answered morningAfter(Answered it, Response evening) {
        return new Answered(
                it.id(),
                it.at(),
                it.day(),
                it.response(),
                Optional.of(evening),
                it.isRested(),
                it.painBefore(),
                it.hasSpread(),
                it.spread(),
                it.hasReactedByMorning());
    }

    /** A session of which the morning is told, and had not settled. */
    private static Answered reacted(int daysAgo) {
        Answered it = answered(daysAgo, Response.RED);
        return new Answered(
                it.id(),
                it.at(),
                it.day(),
                it.response(),
                Optional.of(Response.GREEN),
                false,
                it.painBefore(),
                false,
                Set.of(),
                true);
    }
}
