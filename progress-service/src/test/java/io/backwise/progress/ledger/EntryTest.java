package io.backwise.progress.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.Cases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Of facts that claim to be the same one the smallest stands, and whatever says something else is put aside, in any order. */
class EntryTest {
    private static final int CASES = 20_000;

    @Test
    void theSmallestStandsAndWhateverContradictsItIsPutAside() {
        long first = Cases.run(CASES, random -> {
            List<Entry<String, String>> facts = facts(random);
            List<Entry<String, String>> standing = new ArrayList<>();
            Set<String> aside = new HashSet<>();
            List<List<Entry<String, String>>> batches = batches(facts, random);
            for (List<Entry<String, String>> batch : batches) {
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
            // Over several batches the first of two that say the same may be put aside by what came between them.
            assertThat(aside).as("what contradicts").containsAll(contradicting(facts, standing));
            if (batches.size() == 1
                    || facts.stream().map(Entry::digest).distinct().count() == facts.size()) {
                assertThat(aside).isEqualTo(contradicting(facts, standing));
            }
        });
        System.out.printf("law contradictions: held in %,d random orders from seed %d%n", CASES, first);
    }

    /** What the facts say that do not stand, where it is something else. */
    private static Set<String> contradicting(List<Entry<String, String>> facts, List<Entry<String, String>> standing) {
        return facts.stream()
                .filter(it -> standing.stream()
                        .noneMatch(stands ->
                                stands.key().equals(it.key()) && stands.digest().equals(it.digest())))
                .map(Entry::fact)
                .collect(Collectors.toSet());
    }

    /** Facts of two keys; some say the same, and some were stated at the same moment. */
    private static List<Entry<String, String>> facts(SplittableRandom random) {
        List<Entry<String, String>> facts = new ArrayList<>();
        int many = random.nextInt(1, 7);
        for (int i = 0; i < many; i++) {
            String key = random.nextBoolean() ? "a" : "b";
            String says = key + random.nextInt(4);
            facts.add(new Entry<>(
                    key,
                    new Entry.Rank(Instant.ofEpochSecond(random.nextInt(3)), "ce" + random.nextInt(2)),
                    says,
                    says));
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
