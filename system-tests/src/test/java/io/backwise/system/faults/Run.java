package io.backwise.system.faults;

import io.backwise.local.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The faults one after the other, and what came of each: one that ends in an exception is one that failed. What comes after a fault
 * that failed has a system of its own, so that it is not blamed for what was left behind.
 */
final class Run {
    private final boolean thorough;
    private final long seed;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<String> rows = new ArrayList<>();
    private final List<String> unnoticed = new ArrayList<>();

    /** The system at work, and whether nothing has been played on it. */
    private World world;

    private boolean isNew;

    /** As {@link Trial} has them. */
    Run(boolean thorough, long seed) {
        this.thorough = thorough;
        this.seed = seed;
    }

    /** Plays the faults on a system of that size; then, if asked to, breaks what the checker has to notice. */
    void play(Size size, List<Fault> faults, boolean sabotages) throws Exception {
        rows.add("| | **" + size.brokers() + " broker" + (size.brokers() == 1 ? "" : "s") + ", " + size.replicas()
                + " replica" + (size.replicas() == 1 ? "" : "s") + "** | | | | | | |");
        world = new World(size);
        isNew = true;
        try {
            for (Fault fault : faults) {
                if (!fault.isCrowded()) {
                    play(size, fault);
                }
            }
            // Where nothing has happened yet there is nothing to lose.
            if (sabotages && !isNew) {
                unnoticed.addAll(Sabotage.unnoticed(world));
            }
            for (Fault fault : faults) {
                if (fault.isCrowded()) {
                    play(size, fault);
                }
            }
        } finally {
            world.close();
        }
    }

    private void play(Size size, Fault fault) throws Exception {
        Optional<String> obstacle = fault.obstacle();
        if (obstacle.isPresent()) {
            System.out.println("fault " + fault.number() + " not played: " + obstacle.get());
            rows.add(Outcome.notPlayed(fault, obstacle.get()));
            return;
        }
        Outcome outcome = outcome(world, fault);
        System.out.println(outcome.line());
        outcomes.add(outcome);
        rows.add(outcome.row());
        isNew = !outcome.passed();
        if (isNew) {
            world.close();
            world = new World(size);
        }
    }

    private Outcome outcome(World world, Fault fault) throws InterruptedException {
        try {
            return new Trial(world, fault, thorough, seed).run();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            e.printStackTrace(System.out);
            return Outcome.broken(fault, world.journal.acknowledged.size(), e);
        }
    }

    List<Outcome> outcomes() {
        return outcomes;
    }

    /** Of the table. */
    List<String> rows() {
        return rows;
    }

    /** What was broken on purpose, and nothing complained of. */
    List<String> unnoticed() {
        return unnoticed;
    }
}
