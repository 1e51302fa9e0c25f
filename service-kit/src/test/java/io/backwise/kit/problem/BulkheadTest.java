package io.backwise.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.Cases;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BulkheadTest {
    /** Guests come, end and go away in any order; {@code turn} is called when it pleases. */
    private static final class Crowd {
        final int mostAtWork;
        final int mostWaiting;
        final int parties;
        final Set<Integer> gone = new HashSet<>();
        final List<Integer> waiting = new ArrayList<>();
        final Set<Integer> atWork = new HashSet<>();
        final Bulkhead<Integer> bulkhead;
        int next;

        Crowd(SplittableRandom random) {
            mostAtWork = random.nextInt(1, 5);
            mostWaiting = random.nextInt(1, 6);
            parties = random.nextInt(1, 4);
            bulkhead = new Bulkhead<>(mostAtWork, mostWaiting, this::party, this::isGone);
        }

        String party(int guest) {
            return "party " + guest % parties;
        }

        /** As a connection does, whose own lock is held when its request ends. */
        boolean isGone(int guest) {
            assertThat(Thread.holdsLock(bulkhead))
                    .as("asked with the lock in hand, as in a deadlock")
                    .isFalse();
            return gone.contains(guest);
        }

        void step(SplittableRandom random) {
            switch (random.nextInt(5)) {
                case 0, 1 -> comes();
                case 2 -> turns();
                case 3 -> anyOf(random).ifPresent(this::ends);
                default -> anyOf(random).ifPresent(gone::add);
            }
        }

        void comes() {
            int guest = next++;
            boolean free = waiting.isEmpty() && atWork.size() < mostAtWork;
            assertThat(bulkhead.enter(guest)).isEqualTo(free ? Bulkhead.Held.PLACE : Bulkhead.Held.SEAT);
            (free ? atWork : waiting).add(guest);
        }

        void turns() {
            Bulkhead.Turn<Integer> turn = bulkhead.turn();
            if (!waiting.isEmpty()) {
                atWork.removeAll(gone);
                waiting.removeAll(gone);
            }
            List<Integer> due = new ArrayList<>();
            while (atWork.size() < mostAtWork && !waiting.isEmpty()) {
                Integer next = next();
                due.add(next);
                waiting.remove(next);
                atWork.add(next);
            }
            assertThat(turn.begun())
                    .as(
                            "last come first where their party has its share, none who has gone, no place idle or given twice")
                    .isEqualTo(due);
            List<Integer> beyond = List.copyOf(waiting.subList(0, Math.max(0, waiting.size() - mostWaiting)));
            assertThat(turn.refused())
                    .as("refused is who came first, and only when all seats are theirs who stay")
                    .isEqualTo(beyond);
            waiting.removeAll(beyond);
        }

        /** Of those whose party has less than half of the places who came last; of all, when there is none. */
        Integer next() {
            return waiting.reversed().stream()
                    .filter(it -> atWork.stream()
                                    .filter(other -> party(other).equals(party(it)))
                                    .count()
                            < (mostAtWork + 1) / 2)
                    .findFirst()
                    .orElseGet(waiting::getLast);
        }

        void ends(int guest) {
            Bulkhead.Held held = atWork.remove(guest)
                    ? Bulkhead.Held.PLACE
                    : waiting.remove((Integer) guest) ? Bulkhead.Held.SEAT : Bulkhead.Held.NOTHING;
            assertThat(bulkhead.leave(guest)).isEqualTo(held);
            assertThat(bulkhead.leave(guest)).isEqualTo(Bulkhead.Held.NOTHING);
        }

        private Optional<Integer> anyOf(SplittableRandom random) {
            return next == 0 ? Optional.empty() : Optional.of(random.nextInt(next));
        }
    }

    @Test
    void howeverManyOneSendsAnotherIsBegunAtTheNextFreePlace() {
        Bulkhead<String> bulkhead =
                new Bulkhead<>(4, 100, guest -> guest.substring(0, guest.indexOf(" ")), guest -> false);
        for (int i = 0; i < 4; i++) {
            assertThat(bulkhead.enter("many " + i)).isEqualTo(Bulkhead.Held.PLACE);
        }
        bulkhead.enter("one 0");
        for (int i = 4; i < 90; i++) {
            bulkhead.enter("many " + i);
        }
        bulkhead.leave("many 0");
        assertThat(bulkhead.turn().begun()).containsExactly("one 0");
        bulkhead.leave("many 1");
        assertThat(bulkhead.turn().begun()).as("nobody else waits").containsExactly("many 89");
    }

    @Test
    void placesGoToThoseWhoStayLastComeFirst() {
        long seed = Cases.run(5_000, random -> {
            Crowd crowd = new Crowd(random);
            for (int i = 0; i < 60; i++) {
                crowd.step(random);
            }
        });
        System.out.printf("law bulkhead: held in 5,000 random cases from seed %d%n", seed);
    }
}
