package io.backwise.system.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/** Asks for something again and again until it is answered, as those do who have a task to finish. */
record Asking(World world) {
    private static final int FIRST_PAUSE = 200;
    private static final int LAST_PAUSE = 4_000;

    /** Whoever asks for what needs the broker, such as a clinician who may look only while consent is fresh, outlasts its absence. */
    private static final Duration PATIENCE =
            Duration.ofMinutes(10).plus(BrokerFaults.LongOutage.asked().lasting());

    /**
     * The body of the answer; fails when none comes for ten minutes after the longest outage.
     *
     * @param again what a later try may be answered as well, since one that was not answered may have done it
     */
    String until(String method, String token, String path, String body, Set<Integer> wanted, Set<Integer> again)
            throws Exception {
        boolean uncertain = false;
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (int pause = FIRST_PAUSE; ; pause = Math.min(LAST_PAUSE, 2 * pause)) {
            try {
                var answer = world.answer(method, token, path, body);
                int status = answer.statusCode();
                if (wanted.contains(status) || (uncertain && again.contains(status))) {
                    return answer.body();
                }
                if (status != 503 && status != 429) {
                    throw new IllegalStateException(method + " " + path + " answered " + status + " " + answer.body());
                }
            } catch (IOException e) {
                // It is away: asked again.
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException(method + " " + path + " was never answered");
            }
            uncertain = true;
            Thread.sleep(pause);
        }
    }
}
