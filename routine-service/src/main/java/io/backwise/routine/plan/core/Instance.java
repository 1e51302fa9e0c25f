package io.backwise.routine.plan.core;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * An order as arrays of figures: what the search reads millions of times. A candidate's number is its place in the played
 * order, so that a session is played as its numbers rise. See {@code docs/composition.md} for the model.
 */
final class Instance {
    /** More than any benefit: a met need outweighs every other point. */
    static final int KEY_SHIFT = 20;

    final List<Candidate> candidates;
    final int[] own;
    final int[] seconds;
    final int[] family;
    final int[] category;
    final int[] position;
    final int[] slugRank;
    final int[][] regions;
    final boolean[] pinned;
    final int families;
    final int positions;
    final int regionCount;
    final int regionPoints;
    final int[] needCategories;
    final int[] needGoals;
    final int budget;

    Instance(Order order, Objective objective, Weights weights) {
        candidates = Playing.inOrder(order.candidates());
        int many = candidates.size();
        own = new int[many];
        seconds = new int[many];
        family = new int[many];
        category = new int[many];
        position = new int[many];
        regions = new int[many][];
        pinned = new boolean[many];
        Map<String, Integer> familyIds = new HashMap<>();
        Map<String, Integer> positionIds = new HashMap<>();
        Map<String, Integer> regionIds = new HashMap<>();
        for (int i = 0; i < many; i++) {
            Candidate it = candidates.get(i);
            Move move = it.move();
            own[i] = objective.ownPoints(it);
            seconds[i] = move.seconds();
            family[i] = id(familyIds, move.family());
            category[i] = move.category().ordinal();
            position[i] = id(positionIds, move.startPosition());
            regions[i] = ids(regionIds, move.targets());
            pinned[i] = it.pinned();
        }
        families = familyIds.size();
        positions = positionIds.size();
        regionCount = regionIds.size();
        regionPoints = weights.region();
        slugRank = slugRanks(candidates);
        Map<Integer, Integer> needs = new TreeMap<>(
                Comparator.<Integer>comparingInt(Integer::bitCount).thenComparingInt(it -> it));
        order.goals().forEach(goal -> goal.needs().forEach(need -> needs.merge(mask(need), 1, Integer::sum)));
        needCategories = needs.keySet().stream().mapToInt(it -> it).toArray();
        needGoals = needs.values().stream().mapToInt(it -> it).toArray();
        budget = order.secondsAtMost();
    }

    private Instance(Instance all, int[] kept) {
        candidates = IntStream.of(kept).mapToObj(all.candidates::get).toList();
        own = pick(all.own, kept);
        seconds = pick(all.seconds, kept);
        family = pick(all.family, kept);
        category = pick(all.category, kept);
        position = pick(all.position, kept);
        slugRank = pick(all.slugRank, kept);
        regions = new int[kept.length][];
        pinned = new boolean[kept.length];
        for (int i = 0; i < kept.length; i++) {
            regions[i] = all.regions[kept[i]];
            pinned[i] = all.pinned[kept[i]];
        }
        families = all.families;
        positions = all.positions;
        regionCount = all.regionCount;
        regionPoints = all.regionPoints;
        needCategories = all.needCategories;
        needGoals = all.needGoals;
        budget = all.budget;
    }

    /** The same with these candidates alone, which rise. */
    Instance only(int[] kept) {
        return new Instance(this, kept);
    }

    private static int[] pick(int[] figures, int[] kept) {
        int[] picked = new int[kept.length];
        for (int i = 0; i < kept.length; i++) {
            picked[i] = figures[kept[i]];
        }
        return picked;
    }

    private static int[] slugRanks(List<Candidate> candidates) {
        Integer[] bySlug = IntStream.range(0, candidates.size()).boxed().toArray(Integer[]::new);
        Arrays.sort(bySlug, Comparator.comparing(it -> candidates.get(it).move().slug()));
        int[] ranks = new int[bySlug.length];
        for (int rank = 0; rank < bySlug.length; rank++) {
            ranks[bySlug[rank]] = rank;
        }
        return ranks;
    }

    int size() {
        return own.length;
    }

    /** Seconds between two neighbours of the played order; a first one (before: -1) has nothing to change from. */
    int change(int before, int after) {
        return before >= 0 && position[before] != position[after] ? Playing.SECONDS_TO_CHANGE_POSITION : 0;
    }

    /** The candidates that the clinician wants in. */
    int[] pinnedOnes() {
        return IntStream.range(0, size()).filter(it -> pinned[it]).toArray();
    }

    /** Bits of the kinds that some candidate has. */
    int kinds() {
        int kinds = 0;
        for (int kind : category) {
            kinds |= 1 << kind;
        }
        return kinds;
    }

    /** How many needs of the goals a session of these categories meets, one for each goal that has the need. */
    int met(int categories) {
        int met = 0;
        for (int need = 0; need < needCategories.length; need++) {
            met += (needCategories[need] & categories) != 0 ? needGoals[need] : 0;
        }
        return met;
    }

    private static int[] ids(Map<String, Integer> ids, Set<String> names) {
        int[] numbers = new int[names.size()];
        int at = 0;
        for (String name : names) {
            numbers[at++] = id(ids, name);
        }
        return numbers;
    }

    private static int mask(Set<Category> need) {
        return need.stream().mapToInt(it -> 1 << it.ordinal()).sum();
    }

    private static int id(Map<String, Integer> ids, String name) {
        Integer known = ids.putIfAbsent(name, ids.size());
        return known == null ? ids.size() - 1 : known;
    }
}
