package io.backwise.routine.plan.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The definition of the best session, word for word and without any search: tries every subset. */
final class EverySubset {
    private EverySubset() {}

    /** The slugs of the best session, sorted; empty when no subset is a session. */
    static Optional<List<String>> best(Order order, Weights weights) {
        List<Candidate> all = order.candidates().stream()
                .sorted(Comparator.comparing(it -> it.move().slug()))
                .toList();
        List<Candidate> best = null;
        for (int subset = 0; subset < 1 << all.size(); subset++) {
            List<Candidate> session = members(all, subset);
            if (isSession(session, order) && (best == null || compare(session, best, order, weights) > 0)) {
                best = session;
            }
        }
        return Optional.ofNullable(best)
                .map(it -> it.stream().map(member -> member.move().slug()).toList());
    }

    private static List<Candidate> members(List<Candidate> all, int subset) {
        List<Candidate> session = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if ((subset & 1 << i) != 0) {
                session.add(all.get(i));
            }
        }
        return session;
    }

    private static boolean isSession(List<Candidate> session, Order order) {
        return session.size() >= 3
                && session.size() <= 6
                && session.containsAll(
                        order.candidates().stream().filter(Candidate::pinned).toList())
                && session.stream().map(it -> it.move().family()).distinct().count() == session.size()
                && seconds(session) <= order.secondsAtMost();
    }

    /** By kind, start position and slug, with 15 s for each change of position. */
    private static int seconds(List<Candidate> session) {
        List<Move> played = session.stream()
                .map(Candidate::move)
                .sorted(Comparator.comparing(Move::category)
                        .thenComparing(Move::startPosition)
                        .thenComparing(Move::slug))
                .toList();
        int seconds = 0;
        for (int i = 0; i < played.size(); i++) {
            boolean changes = i > 0
                    && !played.get(i).startPosition().equals(played.get(i - 1).startPosition());
            seconds += played.get(i).seconds() + (changes ? 15 : 0);
        }
        return seconds;
    }

    /** Needs first, then points, then fewer exercises, then the first by slug. */
    private static int compare(List<Candidate> one, List<Candidate> other, Order order, Weights weights) {
        int needs = Integer.compare(met(one, order), met(other, order));
        int points = Integer.compare(points(one, order, weights), points(other, order, weights));
        int fewer = Integer.compare(other.size(), one.size());
        int first = slugs(other).compareTo(slugs(one));
        return IntStream.of(needs, points, fewer, first)
                .filter(it -> it != 0)
                .findFirst()
                .orElse(0);
    }

    private static String slugs(List<Candidate> session) {
        return String.join(",", session.stream().map(it -> it.move().slug()).toList());
    }

    private static int met(List<Candidate> session, Order order) {
        int met = 0;
        for (Goal goal : order.goals()) {
            for (Set<Category> need : goal.needs()) {
                met += session.stream().anyMatch(it -> need.contains(it.move().category())) ? 1 : 0;
            }
        }
        return met;
    }

    private static int points(List<Candidate> session, Order order, Weights weights) {
        Set<String> regions = new HashSet<>();
        int points = 0;
        for (Candidate it : session) {
            Move move = it.move();
            regions.addAll(move.targets());
            int goals = 0;
            for (Goal goal : order.goals()) {
                goals += goal.isServedBy(move.category()) ? 1 : 0;
            }
            boolean eases =
                    !order.helpfulDirection().isEmpty() && move.direction().equals(order.helpfulDirection());
            points += weights.goal() * goals
                    + weights.evidence() * move.evidence()
                    + (eases ? weights.condition() : 0)
                    - weights.difficulty() * Math.abs(move.difficulty() - order.comfortableDifficulty())
                    - weights.caution() * it.cautions()
                    - weights.recentPain() * it.recentPain()
                    + (it.pinned() ? weights.pinned() : 0);
        }
        return points + weights.region() * regions.size();
    }
}
