package io.backwise.system.faults;

import java.util.ArrayList;
import java.util.List;

/** Looks several times a second whether somebody notices: failed tries, reports that do not arrive, records that wait. */
final class Watch implements AutoCloseable {
    private static final int EVERY_MILLIS = 250;

    /** What may be behind in quiet times: the reports of three quarters of a second. */
    private static final int SLACK = Math.ceilDiv(3 * Trial.PER_SECOND, 4);

    private final World world;
    private final Thread thread;
    private volatile boolean watching = true;
    private volatile long mostBehind;
    private volatile long mostLag;
    private volatile int failedTries;
    private volatile int failedReads;

    Watch(World world) {
        this.world = world;
        forget();
        thread = Thread.ofVirtual().start(this::watch);
    }

    /** What was seen since the last time that it was forgotten. */
    record Seen(long behind, long lag, int failedTries, int failedReads) {

        /** In which ways this is worse; nothing when nobody noticed. */
        List<String> worseThan(Seen steady) {
            List<String> worse = new ArrayList<>();
            if (failedTries > steady.failedTries()) {
                worse.add(failedTries + " failed tries");
            }
            if (failedReads > steady.failedReads()) {
                worse.add(failedReads + " failed reads");
            }
            if (behind > 2 * steady.behind() + SLACK) {
                worse.add(behind + " reports behind");
            }
            if (lag > 2 * steady.lag() + SLACK) {
                worse.add(lag + " records behind");
            }
            return worse;
        }
    }

    void forget() {
        mostBehind = 0;
        mostLag = 0;
        failedTries = world.journal.failedTries.get();
        failedReads = world.journal.failedReads.get();
    }

    Seen seen() {
        return new Seen(
                mostBehind,
                mostLag,
                world.journal.failedTries.get() - failedTries,
                world.journal.failedReads.get() - failedReads);
    }

    private void watch() {
        while (watching) {
            try {
                mostBehind = Math.max(mostBehind, world.behind());
            } catch (Exception e) {
                // The database is what is away: the phones notice.
                continue;
            } finally {
                pause();
            }
            try {
                mostLag = Math.max(mostLag, world.topics.lag());
            } catch (Exception e) {
                // The broker is what is away: reports that do not arrive tell.
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(EVERY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        watching = false;
        thread.interrupt();
    }
}
