package io.backwise.kit.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** A token bucket for each caller. One that is full again is forgotten, so memory goes with those who ask now. */
final class Allowances {
    /** A few hundred bytes each. Beyond it those who have not asked for longest start afresh. */
    private static final int MOST_CALLERS = 100_000;

    private static final long NANOS_A_SECOND = 1_000_000_000L;

    private final int perSecond;
    private final int burst;
    private final TimeMeter clock;
    private final Cache<String, Bucket> buckets;

    /** @param burst at least {@code perSecond}, which is at least 1 */
    Allowances(int perSecond, int burst, TimeMeter clock) {
        if (perSecond < 1 || burst < perSecond) {
            throw new IllegalArgumentException("no limit: " + perSecond + " a second, " + burst + " at once");
        }
        this.perSecond = perSecond;
        this.burst = burst;
        this.clock = clock;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_CALLERS)
                .ticker(clock::currentTimeNanos)
                .expireAfterAccess(Duration.ofSeconds(burst / perSecond + 1L))
                .build();
    }

    /**
     * Takes from the caller's allowance when there is enough left.
     *
     * @param cost 1 up to the burst; more counts as the burst
     * @return 0 when it was taken, else the whole seconds after which it would be
     */
    long secondsToWait(String caller, int cost) {
        ConsumptionProbe probe = buckets.get(caller, it -> full()).tryConsumeAndReturnRemaining(Math.min(cost, burst));
        return probe.isConsumed() ? 0 : Math.ceilDiv(probe.getNanosToWaitForRefill(), NANOS_A_SECOND);
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .withCustomTimePrecision(clock)
                .build();
    }
}
