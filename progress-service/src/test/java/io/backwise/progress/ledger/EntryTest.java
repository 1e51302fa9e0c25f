package io.backwise.progress.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.Cases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Of facts that claim to be the same one the smallest stands, and every other is put aside, whatever came first. */
class EntryTest {
    private static final int CASES = 20_000;

    @Test
    void theSmallestStandsAndEveryOtherIsPutAsideOnce() {
        long first = Cases.run(CASES, random -> {
            List<Entry<String, String>> facts = facts(random);
            List<Entry<String, String>> standing = new ArrayList<>();
            List<String> aside = new ArrayList<>();
            for (List<Entry<String, String>> batch : batches(facts, random)) {
                Entry.Outcome<String, String> outcome = Entry.enter(batch, standing);
                outcome.entered().forEach(it -> {
                    standing.removeIf(old -> old.key().equals(it.key()));
                    standing.add(it);
                });
                aside.addAll(outcome.refused());
                outcome.replaced().forEach(it -> aside.add(it.fact()));
            }
            List<String> smallest = List.of("a", "b").stream()
                    .flatMap(key -> facts.stream()
                            .filter(it -> it.key().equals(key))
                            .min(Comparator.comparing((Entry<String, String> it) -> it.rank())
                                    .thenComparing(Entry::digest))
                            .stream())
                    .map(Entry::fact)
                    .toList();
            assertThat(standing).extracting(Entry::fact).containsExactlyInAnyOrderElementsOf(smallest);
            List<String> others =
                    new ArrayList<>(facts.stream().map(Entry::fact).toList());
            others.removeAll(smallest);
            assertThat(aside).containsExactlyInAnyOrderElementsOf(others);
        });
        System.out.printf("law contradictions: held in %,d random orders from seed %d%n", CASES, first);
    }

    /** Different facts of two keys; some were stated at the same moment. */
    private static List<Entry<String, String>> facts(SplittableRandom random) {
        List<Entry<String, String>> facts = new ArrayList<>();
        int many = random.nextInt(1, 7);
        for (int i = 0; i < many; i++) {
            facts.add(new Entry<>(
                    random.nextBoolean() ? "a" : "b",
                    new Entry.Rank(Instant.ofEpochSecond(random.nextInt(3)), "ce" + random.nextInt(2)),
                    "digest" + i,
                    "fact" + i));
        }
        Collections.shuffle(facts, new Random(random.nextLong()));
        return facts;
    }

    private static List<List<Entry<String, String>>> batches(
            List<Entry<String, String>> facts, SplittableRandom random) {
        List<List<Entry<String, String>>> batches = new ArrayList<>();
        for (Entry<String, String> it : facts) {
            if (batches.isEmpty() || random.nextBoolean()) {
                batches.add(new ArrayList<>());
            }
            batches.getLast().add(it);
        }
        return batches;
    }
}
