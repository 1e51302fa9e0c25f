package io.backwise.routine.plan.core;

import com.google.ortools.Loader;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearArgument;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The tables of {@code docs/composition.md} as a CP-SAT model, written from them and not from our search: it shares no code
 * with it but the order that both read.
 */
public final class CpSatModel {
    /** A met need outweighs all points, which stay under this. */
    private static final int NEED = 1 << 13;

    private final CpModel model = new CpModel();
    private final Order order;
    private final Weights weights;
    private final Map<Candidate, BoolVar> in = new HashMap<>();
    private final LinearExprBuilder benefit = LinearExpr.newBuilder();

    /**
     * The best answer: met needs and points. Infeasible when no session obeys the constraints.
     *
     * @param seconds wall time of the solver alone, the making of the model aside
     */
    public record Answer(boolean feasible, long met, long points, double seconds) {}

    static {
        Loader.loadNativeLibraries();
    }

    private CpSatModel(Order order, Weights weights) {
        this.order = order;
        this.weights = weights;
        order.candidates().forEach(it -> in.put(it, model.newBoolVar(it.move().slug())));
    }

    /** Solves to proven optimality on one thread. */
    public static Answer solve(Order order, Weights weights) {
        return new CpSatModel(order, weights).answer();
    }

    private Answer answer() {
        constrain();
        ownPoints();
        regions();
        needs();
        model.maximize(benefit);
        CpSolver solver = new CpSolver();
        solver.getParameters().setNumWorkers(1);
        CpSolverStatus status = solver.solve(model);
        if (status == CpSolverStatus.INFEASIBLE) {
            return new Answer(false, 0, 0, solver.wallTime());
        }
        if (status != CpSolverStatus.OPTIMAL) {
            throw new IllegalStateException("CP-SAT ended with " + status);
        }
        long best = Math.round(solver.objectiveValue());
        long met = Math.floorDiv(best + NEED / 2, NEED);
        return new Answer(true, met, best - met * NEED, solver.wallTime());
    }

    private void constrain() {
        Literal[] all = in.values().toArray(Literal[]::new);
        model.addLinearConstraint(LinearExpr.sum(all), 3, 6);
        Map<String, List<Literal>> families = new TreeMap<>();
        in.forEach((it, chosen) -> families.computeIfAbsent(it.move().family(), f -> new ArrayList<>())
                .add(chosen));
        families.values().forEach(model::addAtMostOne);
        in.forEach((it, chosen) -> {
            if (it.pinned()) {
                model.addEquality(chosen, 1);
            }
        });
        time();
    }

    /** A kind of exercise in a position: what is played without a change. */
    private record Cell(Category category, String position) {}

    /** Walks through the played order, cell by cell, with the position that the person is in; a change costs 15 s. */
    private void time() {
        Map<Cell, List<Literal>> cells =
                new TreeMap<>(Comparator.comparing(Cell::category).thenComparing(Cell::position));
        LinearExprBuilder seconds = LinearExpr.newBuilder();
        Set<String> positions = new TreeSet<>();
        in.forEach((it, chosen) -> {
            Move move = it.move();
            cells.computeIfAbsent(new Cell(move.category(), move.startPosition()), cell -> new ArrayList<>())
                    .add(chosen);
            positions.add(move.startPosition());
            seconds.addTerm(chosen, move.seconds());
        });
        Map<String, Literal> before = new TreeMap<>();
        positions.forEach(it -> before.put(it, model.falseLiteral()));
        cells.forEach((cell, members) -> {
            BoolVar used = model.newBoolVar("used");
            model.addMaxEquality(used, members.toArray(LinearArgument[]::new));
            for (String position : positions) {
                BoolVar after = model.newBoolVar("at " + position);
                boolean own = position.equals(cell.position());
                model.addEquality(after, own ? 1 : 0).onlyEnforceIf(used);
                model.addEquality(after, before.get(position)).onlyEnforceIf(used.not());
                if (!own) {
                    BoolVar change = model.newBoolVar("change");
                    model.addBoolOr(List.of(used.not(), before.get(position).not(), change));
                    seconds.addTerm(change, 15);
                }
                before.put(position, after);
            }
        });
        model.addLessOrEqual(seconds, order.secondsAtMost());
    }

    private void ownPoints() {
        in.forEach((it, chosen) -> {
            Move move = it.move();
            long goals = order.goals().stream()
                    .filter(goal -> goal.isServedBy(move.category()))
                    .count();
            boolean eases =
                    !order.helpfulDirection().isEmpty() && move.direction().equals(order.helpfulDirection());
            benefit.addTerm(
                    chosen,
                    weights.goal() * goals
                            + (long) weights.evidence() * move.evidence()
                            + (eases ? weights.condition() : 0)
                            - (long) weights.difficulty() * Math.abs(move.difficulty() - order.comfortableDifficulty())
                            - (long) weights.caution() * it.cautions()
                            - (long) weights.recentPain() * it.recentPain()
                            + (it.pinned() ? weights.pinned() : 0));
        });
    }

    private void regions() {
        Map<String, List<Literal>> coverers = new TreeMap<>();
        in.forEach((it, chosen) -> it.move().targets().forEach(target -> coverers.computeIfAbsent(
                        target, t -> new ArrayList<>())
                .add(chosen)));
        coverers.values().forEach(some -> gain(some, weights.region()));
    }

    private void needs() {
        order.goals().forEach(goal -> goal.needs().forEach(need -> {
            List<Literal> some = new ArrayList<>();
            in.forEach((it, chosen) -> {
                if (need.contains(it.move().category())) {
                    some.add(chosen);
                }
            });
            gain(some, NEED);
        }));
    }

    /** Points when at least one of these is chosen. */
    private void gain(List<Literal> some, long points) {
        BoolVar covered = model.newBoolVar("covered");
        List<Literal> one = new ArrayList<>(some);
        one.add(covered.not());
        model.addBoolOr(one);
        benefit.addTerm(covered, points);
    }
}
