package io.backwise.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.Cases;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Replicas that decide one after another, in any order, from what they see. */
class SharesTest {
    private static final int LOOKS = 6;

    @Test
    void whateverTheyHoldAtFirstTheySoonHoldEvenShares() {
        long seed = Cases.run(2_000, random -> {
            int replicas = random.nextInt(1, 7);
            Map<Integer, Set<Integer>> held = any(replicas, random);
            for (int look = 0; look < LOOKS; look++) {
                for (int replica : shuffled(replicas, random)) {
                    decide(held, replica);
                }
            }
            assertThat(all(held)).as("held by somebody: %s", held).hasSize(Shares.SHARDS);
            int even = Shares.SHARDS / replicas;
            assertThat(held.values()).as("even").allMatch(it -> it.size() == even || it.size() == even + 1);
        });
        System.out.printf("law shares: held in 2,000 random cases from seed %d%n", seed);
    }

    @Test
    void whoHasAnEvenShareKeepsIt() {
        Map<Integer, Set<Integer>> held = new LinkedHashMap<>(Map.of(0, Set.of(0, 3), 1, Set.of(2), 2, Set.of(1)));
        Map<Integer, Set<Integer>> before = Map.copyOf(held);
        before.keySet().forEach(it -> decide(held, it));
        assertThat(held).isEqualTo(before);
    }

    /** Takes what is free, or gives up the first. */
    private static void decide(Map<Integer, Set<Integer>> held, int replica) {
        int lacking = new Shares<>(held).lacking(replica);
        Set<Integer> own = new HashSet<>(held.get(replica));
        Set<Integer> taken = all(held);
        for (int shard = 0; shard < Shares.SHARDS; shard++) {
            if (lacking > 0 && !taken.contains(shard)) {
                own.add(shard);
                lacking--;
            } else if (lacking < 0 && own.remove(shard)) {
                lacking++;
            }
        }
        held.put(replica, own);
    }

    private static Set<Integer> all(Map<Integer, Set<Integer>> held) {
        List<Integer> all = held.values().stream().flatMap(Set::stream).toList();
        Set<Integer> once = new HashSet<>(all);
        assertThat(all).as("nothing is held twice").hasSameSizeAs(once);
        return once;
    }

    private static Map<Integer, Set<Integer>> any(int replicas, SplittableRandom random) {
        Map<Integer, Set<Integer>> held = new LinkedHashMap<>();
        IntStream.range(0, replicas).forEach(it -> held.put(it, Set.of()));
        for (int shard = 0; shard < Shares.SHARDS; shard++) {
            int owner = random.nextInt(replicas + 1);
            if (owner < replicas) {
                Set<Integer> more = new HashSet<>(held.get(owner));
                more.add(shard);
                held.put(owner, more);
            }
        }
        return held;
    }

    private static List<Integer> shuffled(int replicas, SplittableRandom random) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, replicas).boxed().collect(Collectors.toList()));
        Collections.shuffle(order, new Random(random.nextLong()));
        return order;
    }
}
