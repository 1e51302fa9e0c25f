package io.backwise.system.faults;

/**
 * Nothing breaks, for long: no process grows, and what waits does not pile up.
 *
 * @param minutes variable {@code BACKWISE_SOAK_MINUTES} of the environment; 5 without it
 */
record Soak(double minutes) implements Fault {
    private static final long MOST_WAITING = 200;

    static Soak asked() {
        return new Soak(Double.parseDouble(System.getenv().getOrDefault("BACKWISE_SOAK_MINUTES", "5")));
    }

    @Override
    public String number() {
        return "18";
    }

    @Override
    public String what() {
        return "steady load for " + Math.round(minutes) + " min: memory stays flat, outbox and lag bounded";
    }

    @Override
    public void strike(Trial trial) throws Exception {
        World world = trial.world;
        int before = world.journal.acknowledged.size();
        Memory memory = new Memory(world);
        long mostWaiting = 0;
        for (int look = 0; look < Memory.LOOKS; look++) {
            trial.rest(minutes * 60 / Memory.LOOKS);
            memory.look();
            mostWaiting = Math.max(mostWaiting, world.number("routine", "SELECT count(*) FROM outbox"));
            mostWaiting = Math.max(mostWaiting, world.topics.lag());
        }
        int reports = world.journal.acknowledged.size() - before;
        boolean isLoad = reports > minutes * 60;
        trial.expect(isLoad, "only %d reports: that is no load", reports);
        if (isLoad) {
            trial.felt("%d reports, at most %d waiting", reports, mostWaiting);
        }
        trial.expect(mostWaiting < MOST_WAITING, "%d rows or records waited", mostWaiting);
        memory.expectFlat(trial);
    }
}
