package io.backwise.screening;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the red flags that were answered "yes" mean for composing anything at all. */
public sealed interface RedFlagOutcome {
    /** Flags that do not block, with advice to give and perhaps a clinician to tell. */
    List<RedFlag> advisory();

    /** Nothing blocks. */
    record Clear(List<RedFlag> advisory) implements RedFlagOutcome {
        public Clear {
            advisory = List.copyOf(advisory);
        }
    }

    /**
     * Composition is blocked.
     *
     * @param blocking the flags that block, the most urgent first, then by id
     */
    record Blocked(List<RedFlag> blocking, List<RedFlag> advisory) implements RedFlagOutcome {
        public Blocked {
            blocking = List.copyOf(blocking);
            advisory = List.copyOf(advisory);
        }

        /** The most urgent pathway. */
        public Pathway worst() {
            return blocking.getFirst().pathway();
        }
    }

    /**
     * Judges the flags answered "yes". A flag is moot under a condition on record that explains it, or when a clinician
     * has cleared it as its pathway demands; one that counts only beside another is advice when it stands alone.
     *
     * @param clearances what clinicians have recorded of these answers
     * @throws IllegalArgumentException for a flag that the rules do not know
     */
    static RedFlagOutcome of(
            RuleSet rules,
            Collection<String> answeredYes,
            Set<String> activeConditions,
            Collection<Clearance> clearances) {
        Map<String, RedFlag> standing = new TreeMap<>();
        for (String id : answeredYes) {
            RedFlag flag = rules.redFlags().get(id);
            if (flag == null) {
                throw new IllegalArgumentException("unknown red flag " + id);
            }
            if (!flag.isExplainedBy(activeConditions) && clearances.stream().noneMatch(it -> it.clears(flag))) {
                standing.put(id, flag);
            }
        }
        List<RedFlag> blocking = standing.values().stream()
                .filter(it -> it.blockComposition() && (!it.onlyTogetherWithAnother() || standing.size() > 1))
                .sorted(Comparator.comparing(RedFlag::pathway).thenComparing(RedFlag::id))
                .toList();
        List<RedFlag> advisory =
                standing.values().stream().filter(it -> !blocking.contains(it)).toList();
        return blocking.isEmpty() ? new Clear(advisory) : new Blocked(blocking, advisory);
    }
}
