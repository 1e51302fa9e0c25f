package io.backwise.progress.reading;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.backwise.progress.ledger.Ledger;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Summaries of today as they were shown, so that one of whom nothing has changed is not made again. Whether anything has is asked
 * of the database each time. Safe for use by many threads.
 */
@ApplicationScoped
class ShownSummaries {
    /** Of JSON; with the schedules that days are told by it is a few times as much. */
    private static final long MOST_BYTES = 4L << 20;

    /** Somebody who was erased is gone from here by then. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Cache<UUID, Shown> all = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((UUID patient, Shown shown) -> shown.json().length)
            .expireAfterWrite(LONGEST)
            // Also while nobody asks.
            .scheduler(Scheduler.systemScheduler())
            .build();

    /**
     * A summary as it was shown.
     *
     * @param ledger that it was made from
     * @param asOf the day that it is of
     */
    record Shown(Ledger ledger, LocalDate asOf, byte[] json) {
        long version() {
            return ledger.version();
        }

        Buffer body() {
            return Buffer.buffer(json);
        }
    }

    /** What was shown last of a patient, if it was of the day that it is now. */
    Optional<Shown> find(UUID patientId, Instant now) {
        return Optional.ofNullable(all.getIfPresent(patientId))
                .filter(it -> it.ledger().today(now).equals(it.asOf()));
    }

    /** Keeps what is shown of a patient of whom something has come. */
    void keep(Shown shown) {
        if (shown.version() > 0) {
            all.put(shown.ledger().patientId(), shown);
        }
    }

    void forget(UUID patientId) {
        all.invalidate(patientId);
    }
}
