package io.backwise.progress.streak.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.Cases;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Progress folded on from checkpoints, which every arrival keeps up to date, against the definition. */
class CheckpointLawsTest {
    private static final int LEDGERS = 20_000;

    @Test
    void whateverTheOrderOfArrivalTheAnswerIsThatOfTheDefinition() {
        long seed = Cases.run(LEDGERS, random -> {
            RandomLedger ledger = RandomLedger.of(random);
            Kept kept = new Kept();
            for (int delivery : RandomLedger.deliveries(
                    random, ledger.facts().size() + ledger.sessions().size())) {
                kept.take(ledger, delivery);
                if (random.nextInt(40) == 0) {
                    kept.check(ledger.day(random));
                }
            }
            for (int i = 0; i < 3; i++) {
                LocalDate asOf = ledger.day(random);
                assertThat(withoutDays(kept.progress(asOf))).isEqualTo(withoutDays(ledger.byTheDefinition(asOf)));
            }
        });
        System.out.printf("law checkpoints: held on %,d random ledgers from seed %d%n", LEDGERS, seed);
    }

    @Test
    void whichCheckpointsAreKeptFollowsFromTheFactsAlone() {
        Cases.run(2_000, random -> {
            RandomLedger ledger = RandomLedger.of(random);
            int all = ledger.facts().size() + ledger.sessions().size();
            Kept one = new Kept();
            RandomLedger.deliveries(random, all).forEach(it -> one.take(ledger, it));
            Kept other = new Kept();
            RandomLedger.deliveries(random, all).forEach(it -> other.take(ledger, it));
            assertThat(other.checkpoints).isEqualTo(one.checkpoints);
        });
    }

    /** Two sessions of one id contradict each other, and the one that stood goes: to another day, or to another patient. */
    @Test
    void whatIsTakenAwayLeavesNoTrace() {
        Cases.run(2_000, random -> {
            RandomLedger ledger = RandomLedger.of(random);
            Kept kept = new Kept();
            int all = ledger.facts().size() + ledger.sessions().size();
            for (int delivery : RandomLedger.deliveries(random, all)) {
                kept.take(ledger, delivery);
                if (random.nextInt(3) == 0) {
                    kept.lose(random);
                }
            }
            while (random.nextInt(8) > 0 && !kept.sessions.isEmpty()) {
                kept.lose(random);
            }
            LocalDate asOf = ledger.day(random);
            kept.check(asOf);
            Kept anew = new Kept();
            anew.facts.putAll(kept.facts);
            kept.sessions.values().forEach(anew::add);
            assertThat(kept.checkpoints).isEqualTo(anew.checkpoints);
        });
    }

    @Test
    void aSessionAfterTheLatestTouchesNoCheckpointUntilABoundaryIsCrossed() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1_000; i++) {
            LocalDate last = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(1_000));
            LocalDate on = last.plusDays(random.nextInt(60));
            boolean crossed = !Checkpoint.boundary(last).equals(Checkpoint.boundary(on));
            assertThat(Refold.of(on, Optional.of(last), Optional.of(on)).isPresent())
                    .isEqualTo(crossed);
        }
    }

    /** The days before the checkpoint are not told one by one; what is told of them is in the numbers. */
    private static Progress withoutDays(Progress it) {
        LocalDate from = Progress.needsDaysFrom(it.asOf());
        Map<LocalDate, DayState> recent = new TreeMap<>(it.days());
        recent.keySet().removeIf(day -> day.isBefore(from));
        return new Progress(
                it.asOf(), it.streak(), it.adherence(), it.pain(), it.sessions(), it.lastSessionAt(), recent);
    }

    /** What a store keeps of one person. */
    private static final class Kept {
        private final Map<Long, ScheduleFact> facts = new LinkedHashMap<>();
        private final Map<String, SessionFact> sessions = new LinkedHashMap<>();
        private final TreeMap<LocalDate, Checkpoint> checkpoints = new TreeMap<>();

        void take(RandomLedger ledger, int delivery) {
            Optional<LocalDate> before = latest();
            Schedule old = schedule();
            Optional<LocalDate> touched;
            if (delivery < ledger.facts().size()) {
                ScheduleFact fact = ledger.facts().get(delivery);
                facts.putIfAbsent(fact.sequence(), fact);
                touched = old.firstTouched(schedule());
            } else {
                SessionFact session =
                        ledger.sessions().get(delivery - ledger.facts().size());
                touched = sessions.putIfAbsent(session.id(), session) == null
                        ? Optional.of(session.on())
                        : Optional.empty();
            }
            touched.flatMap(it -> Refold.of(it, before, latest())).ifPresent(this::refold);
        }

        void add(SessionFact session) {
            Optional<LocalDate> before = latest();
            sessions.put(session.id(), session);
            Refold.of(session.on(), before, latest()).ifPresent(this::refold);
        }

        /** One of them goes, or belongs to another day from now on. */
        void lose(SplittableRandom random) {
            if (sessions.isEmpty()) {
                return;
            }
            Optional<LocalDate> before = latest();
            SessionFact gone = List.copyOf(sessions.values()).get(random.nextInt(sessions.size()));
            sessions.remove(gone.id());
            LocalDate touched = gone.on();
            if (random.nextBoolean()) {
                LocalDate on = gone.on().plusDays(random.nextInt(-200, 200));
                sessions.put(
                        gone.id(),
                        new SessionFact(
                                gone.id(),
                                on,
                                on.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC),
                                gone.status(),
                                gone.painBefore(),
                                gone.painAfter()));
                touched = on.isBefore(touched) ? on : touched;
            }
            Refold.of(touched, before, latest()).ifPresent(this::refold);
        }

        private void refold(Refold it) {
            checkpoints.tailMap(it.after(), false).clear();
            Optional<Checkpoint> from =
                    Optional.ofNullable(checkpoints.lastEntry()).map(Map.Entry::getValue);
            it.checkpoints(from, schedule(), since(from)).forEach(made -> checkpoints.put(made.before(), made));
        }

        private List<SessionFact> since(Optional<Checkpoint> from) {
            return sessions.values().stream()
                    .filter(it ->
                            from.map(point -> !it.on().isBefore(point.before())).orElse(true))
                    .toList();
        }

        private Schedule schedule() {
            return Schedule.of(new ArrayList<>(facts.values()));
        }

        private Optional<LocalDate> latest() {
            return sessions.values().stream().map(SessionFact::on).max(Comparator.naturalOrder());
        }

        Progress progress(LocalDate asOf) {
            Optional<Checkpoint> from = Optional.ofNullable(checkpoints.floorEntry(Progress.needsDaysFrom(asOf)))
                    .map(Map.Entry::getValue);
            return Progress.of(from, schedule(), since(from), asOf);
        }

        void check(LocalDate asOf) {
            assertThat(withoutDays(progress(asOf)))
                    .isEqualTo(withoutDays(Progress.of(schedule(), List.copyOf(sessions.values()), asOf)));
        }
    }
}
