package io.backwise.kit.outbox;

import java.util.Map;
import java.util.Set;

/**
 * How the replicas of a service share the shards of its outbox: as evenly as they can. Each replica decides for itself from
 * what all of them hold; a shard that nobody holds for a moment is only late.
 *
 * @param held the shards of each replica that is there, by whatever names a replica
 */
record Shares<R>(Map<R, Set<Integer>> held) {
    /** Shards of an outbox; more replicas than that wait for one to go. */
    static final int SHARDS = 4;

    /** How many shards the replica should hold more than it does; negative when it should give some up. */
    int lacking(R replica) {
        return fair(replica) - held.getOrDefault(replica, Set.of()).size();
    }

    /** The even part, and one of those that are left over unless others hold them already. */
    private int fair(R replica) {
        int even = SHARDS / held.size();
        int leftOver = SHARDS % held.size();
        long taken = held.entrySet().stream()
                .filter(it -> !it.getKey().equals(replica))
                .filter(it -> it.getValue().size() > even)
                .count();
        return taken < leftOver ? even + 1 : even;
    }
}
