package io.backwise.system.faults;

import java.util.List;

/**
 * Nothing breaks, for long, at half of what the system takes: no process grows, and what waits does not pile up. How much it takes
 * is found out before, by a crowd who report one session after the other.
 *
 * @param minutes variable {@code BACKWISE_SOAK_MINUTES} of the environment; 5 without it
 */
record Soak(double minutes) implements Fault {
    /** So many that each has tens of sessions in the end, not thousands. */
    private static final int CROWD = 1_000;

    private static final int AT_ONCE = 16;
    private static final int RUSH_SECONDS = 15;

    /** What may wait, of reports: those of so many seconds. */
    private static final int MOST_SECONDS_WAITING = 5;

    static Soak asked() {
        return new Soak(Double.parseDouble(System.getenv().getOrDefault("BACKWISE_SOAK_MINUTES", "5")));
    }

    @Override
    public String number() {
        return "18";
    }

    @Override
    public boolean isCrowded() {
        return true;
    }

    @Override
    public String what() {
        return "half of the load it takes for " + Math.round(minutes)
                + " min: memory stays flat, outboxes and lag bounded";
    }

    @Override
    public void strike(Trial trial) throws Exception {
        World world = trial.world;
        Newcomers newcomers = new Newcomers(world);
        for (int i = 0; i < CROWD; i++) {
            world.people.add(newcomers.reporter());
        }
        try (Phones crowd =
                new Phones(world.gateway(), world.people, List.of(), world.journal, trial.random.nextLong())) {
            crowd.rush(AT_ONCE, RUSH_SECONDS);
            double most = crowd.rush(AT_ONCE, RUSH_SECONDS);
            trial.awaitCalm();
            trial.forgetWhatWasFelt();
            int half = (int) (most / 2);
            crowd.reporting(Math.max(1, half - Trial.PER_SECOND));
            load(trial, half);
            trial.tell("of %.0f a second that it takes", most);
            crowd.finish();
        }
    }

    private void load(Trial trial, int perSecond) throws Exception {
        World world = trial.world;
        int before = world.journal.acknowledged.size();
        Memory memory = new Memory(world);
        long mostWaiting = 0;
        for (int look = 0; look < Memory.LOOKS; look++) {
            trial.rest(minutes * 60 / Memory.LOOKS);
            memory.look();
            for (String database : List.of("routine", "progress")) {
                mostWaiting = Math.max(mostWaiting, world.number(database, "SELECT count(*) FROM outbox"));
            }
            mostWaiting = Math.max(mostWaiting, world.topics.lag());
        }
        int reports = world.journal.acknowledged.size() - before;
        boolean isLoad = reports > 0.9 * perSecond * minutes * 60;
        trial.expect(isLoad, "only %d reports of %.0f", reports, perSecond * minutes * 60);
        if (isLoad) {
            trial.felt("%d reports, %d a second, at most %d waiting", reports, perSecond, mostWaiting);
        }
        long bound = (long) MOST_SECONDS_WAITING * perSecond;
        trial.expect(mostWaiting < bound, "%d rows or records waited", mostWaiting);
        memory.expectFlat(trial);
    }
}
