package io.backwise.routine.adaptation.core;

import io.backwise.routine.adaptation.core.RepeatedRed.Past;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Looks at a session together with those before it. */
final class Watching {
    private static final int STRIKES = 2;
    private static final Duration STRIKES_COUNT_FOR = Duration.ofDays(7);
    private static final Duration REACTIONS_COUNT_FOR = Duration.ofDays(28);
    private static final int AMBER_IN_A_ROW = 6;
    private static final int AMBER_DAYS = 14;

    private Watching() {}

    /** What is new: that which a report raised is not raised once more by its morning. */
    static List<Concern> of(Situation it) {
        Answered session = it.session();
        List<Concern> concerns = new ArrayList<>();
        if (!session.isRested() && !session.wasAlready(Response.RED) && isRedAgain(it)) {
            concerns.add(new Concern.RepeatedRed());
        } else if (session.hasReactedByMorning() && hasReactedBefore(it)) {
            concerns.add(new Concern.RepeatedReaction());
        }
        if (session.hasSpread() && session.evening().isEmpty()) {
            Set<String> twice = spreadTwice(it);
            if (!twice.isEmpty()) {
                concerns.add(new Concern.RepeatedSpread(twice));
            } else if (it.isNerveAtRisk() || hasSpreadBefore(it)) {
                concerns.add(new Concern.Spread());
            }
        }
        if (session.evening().isEmpty() && isPainRising(it)) {
            concerns.add(new Concern.RisingPain());
        }
        if (!session.isRested() && !session.wasAlready(Response.AMBER) && isAmberForLong(it)) {
            concerns.add(new Concern.PersistentAmber());
        }
        return concerns;
    }

    private static boolean hasReactedBefore(Situation situation) {
        return situation.others().stream()
                .filter(Answered::hasReactedByMorning)
                .anyMatch(it -> isNear(it, situation, REACTIONS_COUNT_FOR));
    }

    private static boolean isNear(Answered it, Situation situation, Duration within) {
        return Duration.between(it.at(), situation.session().at()).abs().compareTo(within) <= 0;
    }

    private static boolean isRedAgain(Situation it) {
        return RepeatedRed.isReachedBy(
                past(it.session()),
                it.others().stream()
                        .filter(other -> !other.isRested())
                        .map(Watching::past)
                        .toList());
    }

    private static Past past(Answered it) {
        return new Past(it.at(), it.response());
    }

    private static Set<String> spreadTwice(Situation situation) {
        Set<String> twice = new TreeSet<>();
        for (String direction : situation.session().spread()) {
            if (strikes(situation).filter(it -> it.spread().contains(direction)).count() >= STRIKES) {
                twice.add(direction);
            }
        }
        return twice;
    }

    /** Whatever was done, be it in one direction, in several or in none. */
    private static boolean hasSpreadBefore(Situation situation) {
        return strikes(situation).count() >= STRIKES;
    }

    private static Stream<Answered> strikes(Situation situation) {
        return situation.all().filter(Answered::hasSpread).filter(it -> isNear(it, situation, STRIKES_COUNT_FOR));
    }

    /** Over the weeks up to the latest session, whichever is told last; while it does, nothing grows (PR11). */
    static boolean isPainRising(Situation it) {
        return PainOverWeeks.isRising(it.all()
                .map(one -> PainOverWeeks.Told.once(one.day(), one.painBefore()))
                .toList());
    }

    private static boolean isAmberForLong(Situation it) {
        if (it.session().response() != Response.AMBER) {
            return false;
        }
        Stream<Answered> before = it.others().stream()
                .filter(one -> !one.isRested() && !one.at().isAfter(it.session().at()))
                .sorted(Comparator.comparing(Answered::at)
                        .thenComparing(Answered::id)
                        .reversed())
                .takeWhile(one -> one.response() == Response.AMBER);
        List<Answered> row = Stream.concat(Stream.of(it.session()), before).toList();
        return row.size() >= AMBER_IN_A_ROW
                || !row.getLast()
                        .day()
                        .plusDays(AMBER_DAYS)
                        .isAfter(it.session().day());
    }
}
