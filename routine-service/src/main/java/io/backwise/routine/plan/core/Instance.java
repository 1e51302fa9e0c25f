package io.backwise.routine.plan.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An order as arrays of figures, the candidates by slug: what the search reads millions of times. See
 * {@code docs/composition.md} for the model.
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
    final int[] playRank;
    final int[][] regions;
    final int families;
    final int regionCount;
    final int regionPoints;
    final int[] needCategories;
    final int[] needGoals;
    final int budget;

    Instance(Order order, Objective objective, Weights weights) {
        candidates = order.candidates().stream()
                .sorted(Comparator.comparing(it -> it.move().slug()))
                .toList();
        int many = candidates.size();
        own = candidates.stream().mapToInt(objective::ownPoints).toArray();
        seconds = candidates.stream().mapToInt(it -> it.move().seconds()).toArray();
        category = candidates.stream()
                .mapToInt(it -> it.move().category().ordinal())
                .toArray();
        Map<String, Integer> familyIds = new HashMap<>();
        family = candidates.stream()
                .mapToInt(it -> id(familyIds, it.move().family()))
                .toArray();
        families = familyIds.size();
        Map<String, Integer> positionIds = new HashMap<>();
        position = candidates.stream()
                .mapToInt(it -> id(positionIds, it.move().startPosition()))
                .toArray();
        Map<String, Integer> regionIds = new HashMap<>();
        regions = candidates.stream()
                .map(it -> it.move().targets().stream()
                        .sorted()
                        .mapToInt(target -> id(regionIds, target))
                        .toArray())
                .toArray(int[][]::new);
        regionCount = regionIds.size();
        regionPoints = weights.region();
        playRank = new int[many];
        List<Candidate> played = Playing.inOrder(candidates);
        for (int rank = 0; rank < many; rank++) {
            playRank[candidates.indexOf(played.get(rank))] = rank;
        }
        Map<Integer, Integer> needs = new TreeMap<>(
                Comparator.<Integer>comparingInt(Integer::bitCount).thenComparingInt(it -> it));
        order.goals().forEach(goal -> goal.needs().forEach(need -> needs.merge(mask(need), 1, Integer::sum)));
        needCategories = needs.keySet().stream().mapToInt(it -> it).toArray();
        needGoals = needs.values().stream().mapToInt(it -> it).toArray();
        budget = order.secondsAtMost();
    }

    int size() {
        return own.length;
    }

    /** The candidates that the clinician wants in. */
    List<Integer> pinned() {
        List<Integer> pinned = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            if (candidates.get(i).pinned()) {
                pinned.add(i);
            }
        }
        return pinned;
    }

    /** How many needs of the goals a session of these categories meets, one for each goal that has the need. */
    int met(int categories) {
        int met = 0;
        for (int need = 0; need < needCategories.length; need++) {
            met += (needCategories[need] & categories) != 0 ? needGoals[need] : 0;
        }
        return met;
    }

    private static int mask(Set<Category> need) {
        return need.stream().mapToInt(it -> 1 << it.ordinal()).sum();
    }

    private static int id(Map<String, Integer> ids, String name) {
        Integer known = ids.putIfAbsent(name, ids.size());
        return known == null ? ids.size() - 1 : known;
    }
}
