package io.backwise.system.faults;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** One fault, from steady load to steady load, and the look at what is left. */
final class Trial {
    /** Reports behind. */
    static final long CALM = 20;

    /** Times four seconds; after it a fault strikes whether it is quiet or not. */
    private static final int LONGEST_UNREST = 45;

    /** Reports a second: so many that processes which have just started carry them on two slow cores. */
    static final int PER_SECOND = Integer.getInteger("backwise.faults.rate", 8);

    private static final int LOOKS_BEHIND = 20;

    /** A slow machine recovers slowly: the time is told, and only what never recovers fails. */
    private static final Duration PATIENCE = Duration.ofSeconds(300);

    final World world;

    /** Chance, which comes again with the seed that was told. */
    final Random random;

    private final Fault fault;
    private final Checker checker;
    private final boolean thorough;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> felt = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private long healedAt;
    private Watch watching;
    private Watch.Seen steady;
    private boolean isFeltKept;

    /** @param thorough whether everything is consumed once more after each fault, not only where it is the point */
    Trial(World world, Fault fault, boolean thorough, long seed) {
        this.world = world;
        this.fault = fault;
        this.thorough = thorough;
        this.random = new Random(seed + fault.what().hashCode());
        this.checker = new Checker(world);
    }

    /** Four seconds in which nothing is behind; processes that the fault before started are slow at first. */
    private Watch.Seen quiet(Watch watch) throws InterruptedException {
        rest(4);
        Watch.Seen seen = watch.seen();
        for (int i = 0; i < LONGEST_UNREST && (seen.behind() > CALM || seen.failedTries() > 0); i++) {
            watch.forget();
            rest(4);
            seen = watch.seen();
        }
        return seen;
    }

    Outcome run() throws Exception {
        world.turnThePage();
        try (Phones phones = new Phones(
                                world.gateway(), world.people, world.composers, world.journal, random.nextLong())
                        .start(PER_SECOND);
                Clinic clinic = new Clinic(world).start();
                Watch watch = new Watch(world)) {
            watching = watch;
            steady = quiet(watch);
            watch.forget();
            clinic.farewell();
            fault.strike(this);
            if (healedAt == 0) {
                healed();
            }
            if (!isFeltKept) {
                felt.addAll(watch.seen().worseThan(steady));
            }
            rest(2);
            phones.stop();
            clinic.stop();
            double recovered = recovery(clinic);
            if (fault.replays() || thorough) {
                complaints.addAll(Replay.changes(world));
            }
            Checker.Findings found = checker.look();
            complaints.addAll(found.complaints());
            Checker.complain(complaints, felt.isEmpty(), "nobody noticed it: it proves nothing");
            if (!felt.isEmpty()) {
                felt.addAll(told);
            }
            return new Outcome(
                    fault,
                    String.join(", ", felt),
                    found.acknowledged(),
                    found.lost(),
                    found.doubled(),
                    recovered,
                    complaints);
        }
    }

    /** Until no more reports wait for an answer than in quiet times; not for ever. */
    void awaitCalm() throws InterruptedException {
        for (int i = 0; i < LONGEST_UNREST && world.waiting() > CALM; i++) {
            rest(4);
        }
    }

    /** What went before, such as the restart that a fault needs, is not what it does. */
    void forgetWhatWasFelt() {
        watching.forget();
    }

    /** What comes after this is not what the fault does. */
    void keepWhatWasFelt() {
        felt.addAll(watching.seen().worseThan(steady));
        isFeltKept = true;
    }

    /** The fault is over: from here on the time to recover counts. */
    void healed() {
        healedAt = System.nanoTime();
    }

    /** It was noticed in this way when the services fall behind, which they do at once or not at all. */
    void feltBehind(String how, Object... values) throws Exception {
        for (int i = 0; i < LOOKS_BEHIND; i++) {
            long lag = world.topics.lag();
            if (steady.isMoreBehind(lag)) {
                felt(how, values);
                return;
            }
            rest(0.1);
        }
    }

    /** It was noticed in this way. */
    void felt(String how, Object... values) {
        felt.add(String.format(Locale.ROOT, how, values));
    }

    /** Something to stand beside how it was noticed, which alone is no sign that it was. */
    void tell(String what, Object... values) {
        told.add(String.format(Locale.ROOT, what, values));
    }

    void expect(boolean holds, String otherwise, Object... values) {
        Checker.complain(complaints, !holds, otherwise, values);
    }

    void rest(double seconds) throws InterruptedException {
        Thread.sleep(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    /** Starts a process that was killed, and waits until it can be used. */
    void restart(String process) throws InterruptedException {
        world.stack.restart(process);
        world.stack.awaitReady(process);
    }

    /** Until every report is acknowledged, published and in the ledger, and what else was asked for is done. */
    private double recovery(Clinic clinic) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String left = "not looked";
        while (System.nanoTime() < end) {
            left = left(clinic);
            if (left.isEmpty()) {
                return (System.nanoTime() - healedAt) / 1e9;
            }
            Thread.sleep(250);
        }
        complaints.add("not recovered after " + PATIENCE.toSeconds() + " s: " + left);
        return (System.nanoTime() - healedAt) / 1e9;
    }

    private String left(Clinic clinic) {
        try {
            int waiting = world.waiting();
            // What an editor changes goes on by itself, and ends in outboxes: first whether it has come to its end.
            long unscreened = unscreened();
            long outbox = world.number("routine", "SELECT count(*) FROM outbox")
                    + world.number("progress", "SELECT count(*) FROM outbox");
            long missing = world.behind();
            long lag = world.topics.lag();
            boolean isQuiet = outbox == 0 && missing == 0 && lag == 0 && unscreened == 0;
            return waiting <= 0 && isQuiet && clinic.busy() == 0
                    ? ""
                    : waiting + " reports unacknowledged, " + unscreened
                            + " plans not screened with the newest catalogue, " + outbox + " rows in outboxes, "
                            + missing
                            + " missing in the ledger, " + lag + " records behind, " + clinic.busy()
                            + " in the clinic unanswered";
        } catch (Exception e) {
            return e.toString();
        }
    }

    /** Plans that were not looked at with what is published now; all of them while that is on its way. */
    private long unscreened() throws SQLException {
        long published = world.number(
                "catalog",
                "SELECT CASE WHEN EXISTS (SELECT FROM outbox) THEN catalog_version + 1 ELSE catalog_version END FROM catalogue");
        return world.number(
                "routine",
                "SELECT count(*) FROM plan WHERE status IN ('active', 'suspended') AND screened_with < " + published);
    }
}
