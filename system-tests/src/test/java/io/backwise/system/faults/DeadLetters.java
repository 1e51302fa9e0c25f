package io.backwise.system.faults;

import io.backwise.system.faults.Topics.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** I5: what was put aside is what was poisoned, each record by the place where it lay, and each says why. */
final class DeadLetters {
    private DeadLetters() {}

    static List<String> complaints(Topics topics, Set<Place> poisoned) throws Exception {
        List<String> complaints = new ArrayList<>();
        Map<Place, String> aside = aside(topics);
        aside.forEach((place, cause) ->
                Checker.complain(complaints, cause.isEmpty(), "I5: a dead letter without a cause: %s", place));
        Set<Place> missing = missing(aside, poisoned);
        Checker.complain(complaints, !missing.isEmpty(), "I5: poisoned, and not put aside: %s", missing);
        Set<Place> more = new HashSet<>(aside.keySet());
        more.removeAll(poisoned);
        Checker.complain(complaints, !more.isEmpty(), "I5: put aside, and not poisoned: %s", more);
        return complaints;
    }

    /** Those of the poisoned that nobody has put aside. */
    static Set<Place> missing(Topics topics, Set<Place> poisoned) throws Exception {
        return missing(aside(topics), poisoned);
    }

    private static Set<Place> missing(Map<Place, String> aside, Set<Place> poisoned) {
        Set<Place> missing = new HashSet<>(poisoned);
        missing.removeAll(aside.keySet());
        return missing;
    }

    /** The cause by the place of the record. The same one may be put aside twice: what counts is which records are. */
    private static Map<Place, String> aside(Topics topics) throws Exception {
        Map<Place, String> aside = new HashMap<>();
        for (String topic : topics.ofDeadLetters()) {
            for (var letter : topics.all(topic)) {
                Place source = new Place(
                        Topics.header(letter, "dead-letter-topic"),
                        (int) number(Topics.header(letter, "dead-letter-partition")),
                        number(Topics.header(letter, "dead-letter-offset")));
                String cause = Topics.header(letter, "dead-letter-cause");
                aside.merge(source, cause, (one, other) -> one.isEmpty() ? one : other);
            }
        }
        return aside;
    }

    /** -1 for a letter that does not say where it came from: it is none of those that are expected. */
    private static long number(String header) {
        return header.isEmpty() ? -1 : Long.parseLong(header);
    }
}
