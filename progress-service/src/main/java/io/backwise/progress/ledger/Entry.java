package io.backwise.progress.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A fact with what decides between two that claim to be the same one.
 *
 * @param key the natural key of the fact
 * @param rank of two different facts with one key, which only a defect upstream can make, the one of the smaller rank
 *     stands: so the order of arrival decides nothing
 * @param digest tells whether two are the same
 */
record Entry<K, F>(K key, Rank rank, String digest, F fact) {

    /** When it was stated, to the microsecond as the database keeps it, and the id of the event that brought it. */
    record Rank(Instant stated, String ceId) implements Comparable<Rank> {
        Rank {
            stated = stated.truncatedTo(ChronoUnit.MICROS);
        }

        @Override
        public int compareTo(Rank other) {
            int byTime = stated.compareTo(other.stated);
            return byTime != 0 ? byTime : ceId.compareTo(other.ceId);
        }
    }

    private boolean goesBefore(Entry<K, F> other) {
        int byRank = rank.compareTo(other.rank);
        return byRank != 0 ? byRank < 0 : digest.compareTo(other.digest) < 0;
    }

    /**
     * What a batch does to the facts that stand.
     *
     * @param entered are to be written
     * @param replaced stood, and no longer do
     * @param refused contradict what stands
     * @param instead how many of those to be written take the place of one that stands, whether it says the same or not
     */
    record Outcome<K, F>(List<Entry<K, F>> entered, List<Entry<K, F>> replaced, List<F> refused, long instead) {}

    /** Enters the facts of a batch beside those that stand. */
    static <K, F> Outcome<K, F> enter(Collection<Entry<K, F>> batch, Collection<Entry<K, F>> standing) {
        Map<K, Entry<K, F>> held = new LinkedHashMap<>();
        standing.forEach(it -> held.put(it.key(), it));
        Map<K, Entry<K, F>> entered = new LinkedHashMap<>();
        Map<K, Entry<K, F>> replaced = new LinkedHashMap<>();
        List<Entry<K, F>> refused = new ArrayList<>();
        for (Entry<K, F> it : batch) {
            Optional<Entry<K, F>> stands =
                    Optional.ofNullable(entered.get(it.key())).or(() -> Optional.ofNullable(held.get(it.key())));
            if (stands.isEmpty()) {
                entered.put(it.key(), it);
            } else if (it.digest().equals(stands.get().digest())) {
                if (it.goesBefore(stands.get())) {
                    entered.put(it.key(), it);
                }
            } else if (it.goesBefore(stands.get())) {
                if (entered.containsKey(it.key())) {
                    refused.add(stands.get());
                } else {
                    replaced.put(it.key(), stands.get());
                }
                entered.put(it.key(), it);
            } else {
                refused.add(it);
            }
        }
        Map<K, Entry<K, F>> stands = new LinkedHashMap<>(held);
        stands.putAll(entered);
        return new Outcome<>(
                List.copyOf(entered.values()),
                contradicting(replaced.values(), stands),
                contradicting(refused, stands).stream().map(Entry::fact).toList(),
                entered.keySet().stream().filter(held::containsKey).count());
    }

    /** What says the same as what stands at the end is lost nowhere, whatever came between the two. */
    private static <K, F> List<Entry<K, F>> contradicting(Collection<Entry<K, F>> aside, Map<K, Entry<K, F>> stands) {
        return aside.stream()
                .filter(it -> {
                    Entry<K, F> end = stands.get(it.key());
                    return end == null || !end.digest().equals(it.digest());
                })
                .toList();
    }
}
