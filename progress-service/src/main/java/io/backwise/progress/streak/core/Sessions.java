package io.backwise.progress.streak.core;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** The sessions up to a day, ready to be asked by window. */
final class Sessions {
    private final List<SessionFact> all;
    private final TreeSet<LocalDate> counting = new TreeSet<>();
    private final TreeSet<LocalDate> rested = new TreeSet<>();

    Sessions(Collection<SessionFact> facts, LocalDate asOf) {
        all = new ArrayList<>(
                facts.stream().filter(it -> !it.on().isAfter(asOf)).toList());
        all.sort(Comparator.comparing(SessionFact::on).thenComparing(SessionFact::id));
        for (SessionFact it : all) {
            if (it.counts()) {
                counting.add(it.on());
            } else if (it.status() == SessionFact.Status.RESTED) {
                rested.add(it.on());
            }
        }
    }

    /** By day, then by id. */
    List<SessionFact> all() {
        return all;
    }

    boolean countsOn(LocalDate day) {
        return counting.contains(day);
    }

    boolean countsIn(LocalDate from, LocalDate until) {
        return anyIn(counting, from, until);
    }

    boolean restedIn(LocalDate from, LocalDate until) {
        return anyIn(rested, from, until);
    }

    private static boolean anyIn(TreeSet<LocalDate> days, LocalDate from, LocalDate until) {
        LocalDate first = days.ceiling(from);
        return first != null && first.isBefore(until);
    }
}
