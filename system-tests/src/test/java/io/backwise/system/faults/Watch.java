package io.backwise.system.faults;

import java.util.ArrayList;
import java.util.List;

/** Looks several times a second whether somebody notices: failed tries, reports that do not arrive, records that wait. */
final class Watch implements AutoCloseable {
    private static final int EVERY_MILLIS = 250;

    /** What may be behind in quiet times: the reports of three quarters of a second. */
    private static final int SLACK = Math.ceilDiv(3 * Trial.PER_SECOND, 4);

    private final World world;
    private final List<Thread> threads;
    private volatile boolean watching = true;
    private volatile long mostBehind;
    private volatile long mostLag;
    private volatile int failedTries;
    private volatile int failedReads;

    Watch(World world) {
        this.world = world;
        forget();
        threads = List.of(
                Thread.ofVirtual().start(() -> watch(() -> mostBehind = Math.max(mostBehind, world.behind()))),
                Thread.ofVirtual().start(() -> watch(() -> mostLag = Math.max(mostLag, world.topics.lag()))));
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
            if (steady.isMoreBehind(lag)) {
                worse.add(lag + " records behind");
            }
            return worse;
        }

        /** Whether so many records that wait are more than in these seconds. */
        boolean isMoreBehind(long records) {
            return records > 2 * lag + SLACK;
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

    /** What is away is noticed by the phones, and by what the other look sees: one that hangs must not hold up that. */
    private void watch(Look look) {
        while (watching) {
            try {
                look.once();
            } catch (Exception e) {
                // Away.
            } finally {
                pause();
            }
        }
    }

    /** One look at the system. */
    @FunctionalInterface
    private interface Look {
        void once() throws Exception;
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
        threads.forEach(Thread::interrupt);
    }
}
