package io.backwise.routine.plan.core;

/** A set of candidates on the way to a session; grows and shrinks like a stack, each step in a few operations. */
final class PartialSession {
    private final Instance instance;
    private final int[] chosen = new int[PlanComposer.MOST];
    private final int[] played = new int[PlanComposer.MOST];
    private final int[] secondsBefore = new int[PlanComposer.MOST];
    private final int[] valueBefore = new int[PlanComposer.MOST];
    private final int[] categoriesBefore = new int[PlanComposer.MOST];
    private final boolean[] familyUsed;
    final int[] coveredBy;
    private int size;
    private int seconds;
    private int value;
    private int categories;

    PartialSession(Instance instance) {
        this.instance = instance;
        familyUsed = new boolean[instance.families];
        coveredBy = new int[instance.regionCount];
    }

    int size() {
        return size;
    }

    int seconds() {
        return seconds;
    }

    int value() {
        return value;
    }

    int categories() {
        return categories;
    }

    boolean usesFamily(int family) {
        return familyUsed[family];
    }

    /** How many needs of the goals it meets. */
    int met() {
        return instance.met(categories);
    }

    /** What sessions are compared by: met needs first, then the benefit, which may be negative. */
    long key() {
        return ((long) met() << Instance.KEY_SHIFT) + value;
    }

    /** The candidate that joined as this one, from 0. */
    int member(int place) {
        return chosen[place];
    }

    /** Whether the candidate may join: its family is free and the time suffices. */
    boolean admits(int candidate) {
        return !familyUsed[instance.family[candidate]] && secondsWith(candidate) <= instance.budget;
    }

    private int secondsWith(int candidate) {
        int at = place(candidate);
        int before = at > 0 ? instance.position[played[at - 1]] : -1;
        int after = at < size ? instance.position[played[at]] : -1;
        int own = instance.position[candidate];
        int changes = changes(before, own) + changes(own, after) - changes(before, after);
        return seconds + instance.seconds[candidate] + changes * Playing.SECONDS_TO_CHANGE_POSITION;
    }

    private static int changes(int from, int to) {
        return from >= 0 && to >= 0 && from != to ? 1 : 0;
    }

    private int place(int candidate) {
        int at = size;
        while (at > 0 && played[at - 1] > candidate) {
            at--;
        }
        return at;
    }

    void push(int candidate) {
        secondsBefore[size] = seconds;
        valueBefore[size] = value;
        categoriesBefore[size] = categories;
        seconds = secondsWith(candidate);
        int at = place(candidate);
        System.arraycopy(played, at, played, at + 1, size - at);
        played[at] = candidate;
        value += instance.own[candidate];
        for (int region : instance.regions[candidate]) {
            value += coveredBy[region]++ == 0 ? instance.regionPoints : 0;
        }
        categories |= 1 << instance.category[candidate];
        familyUsed[instance.family[candidate]] = true;
        chosen[size++] = candidate;
    }

    void pop() {
        int candidate = chosen[--size];
        int at = 0;
        while (played[at] != candidate) {
            at++;
        }
        System.arraycopy(played, at + 1, played, at, size - at);
        for (int region : instance.regions[candidate]) {
            coveredBy[region]--;
        }
        familyUsed[instance.family[candidate]] = false;
        seconds = secondsBefore[size];
        value = valueBefore[size];
        categories = categoriesBefore[size];
    }
}
