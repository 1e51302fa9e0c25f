package io.backwise.catalog.content;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Entries of one kind, as a release and an editor's changes make them together: what an editor changed stays, everything
 * else follows the release.
 *
 * @param entries by id, in the order of the release; behind them those that only an editor has, by id
 * @param passedOver ids of which the release says something new that is not taken over, since an editor changed them too
 */
record Merged<T>(Map<String, T> entries, Set<String> passedOver) {

    /**
     * Merges entry by entry; an entry that is not there is one state of it among others.
     *
     * @param before the entries of the release that the editor had
     * @param now as they stand, with what the editor added, changed and took away
     * @param release the entries of the next release
     */
    static <T> Merged<T> of(Map<String, T> before, Map<String, T> now, Map<String, T> release) {
        Map<String, T> entries = new LinkedHashMap<>(release);
        Set<String> passedOver = new TreeSet<>();
        Set<String> known = new TreeSet<>(before.keySet());
        known.addAll(now.keySet());
        for (String id : known) {
            T own = now.get(id);
            T shipped = release.get(id);
            if (Objects.equals(own, before.get(id))) {
                continue;
            }
            if (own == null) {
                entries.remove(id);
            } else {
                entries.put(id, own);
            }
            if (!Objects.equals(shipped, before.get(id)) && !Objects.equals(shipped, own)) {
                passedOver.add(id);
            }
        }
        return new Merged<>(Collections.unmodifiableMap(entries), Collections.unmodifiableSet(passedOver));
    }
}
