package io.backwise.progress.reading;

import io.backwise.kit.identity.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/** Waits for a session that was just reported to arrive through Kafka. */
@ApplicationScoped
class AwaitingSession {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(25);

    private final ReadingProgress reading;

    AwaitingSession(ReadingProgress reading) {
        this.reading = reading;
    }

    /** Whether it arrived within 2 s. */
    Uni<Boolean> arrives(Caller caller, UUID patientId, UUID sessionId) {
        return look(caller, patientId, sessionId, System.nanoTime() + PATIENCE.toNanos());
    }

    private Uni<Boolean> look(Caller caller, UUID patientId, UUID sessionId, long end) {
        return reading.holds(caller, patientId, sessionId).chain(there -> {
            if (there || System.nanoTime() >= end) {
                return Uni.createFrom().item(there);
            }
            return Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(PAUSE)
                    .chain(() -> look(caller, patientId, sessionId, end));
        });
    }
}
