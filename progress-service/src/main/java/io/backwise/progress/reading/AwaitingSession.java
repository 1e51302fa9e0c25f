package io.backwise.progress.reading;

import io.backwise.kit.identity.Caller;
import io.backwise.kit.order.OwnContext;
import io.backwise.kit.problem.Admission;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Waits for a session that was just reported to arrive through Kafka. Who waits takes no place at work from others, and one
 * query looks for all who wait.
 */
@ApplicationScoped
class AwaitingSession {
    private static final Logger LOG = Logger.getLogger(AwaitingSession.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long EVERY_MILLIS = 25;

    private final ReadingProgress reading;
    private final ArrivalStore store;
    private final Vertx vertx;
    private final Semaphore seats;
    private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();

    /** @param mostWaiting what they read afterwards is read beside those who have a place, so that they must not be many */
    AwaitingSession(
            ReadingProgress reading,
            ArrivalStore store,
            Vertx vertx,
            @ConfigProperty(name = "backwise.awaiting.most-waiting", defaultValue = "64") int mostWaiting) {
        this.seats = new Semaphore(mostWaiting);
        this.reading = reading;
        this.store = store;
        this.vertx = vertx;
    }

    /** Somebody who waits for a session of a patient; told apart from others who wait for the same one. */
    private static final class Waiter {
        final UUID patient;
        final UUID session;
        final UniEmitter<? super Boolean> emitter;

        Waiter(UUID patient, UUID session, UniEmitter<? super Boolean> emitter) {
            this.patient = patient;
            this.session = session;
            this.emitter = emitter;
        }
    }

    /**
     * Reads when the session has arrived, or after 2 s; at once when too many wait already.
     *
     * @param read is told whether the session has not arrived
     */
    <T> Uni<T> then(Caller caller, UUID patientId, UUID sessionId, Function<Boolean, Uni<T>> read) {
        return reading.holds(caller, patientId, sessionId).chain(there -> {
            if (there || !seats.tryAcquire()) {
                return read.apply(!there);
            }
            Admission.stepAside();
            return arrives(patientId, sessionId)
                    .chain(arrived -> read.apply(!arrived))
                    .onTermination()
                    .invoke(() -> seats.release());
        });
    }

    private Uni<Boolean> arrives(UUID patientId, UUID sessionId) {
        return Uni.createFrom()
                .<Boolean>emitter(emitter -> {
                    Waiter waiter = new Waiter(patientId, sessionId, emitter);
                    emitter.onTermination(() -> waiters.remove(waiter));
                    waiters.add(waiter);
                })
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(false)
                .emitOn(OwnContext.executor());
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(EVERY_MILLIS, timer -> look());
    }

    private void look() {
        if (waiters.isEmpty() || !looking.compareAndSet(false, true)) {
            return;
        }
        store.patients(waiters.stream().map(it -> it.session).collect(Collectors.toSet()))
                .onTermination()
                .invoke(() -> looking.set(false))
                .subscribe()
                .with(this::tell, e -> LOG.debugf("sessions could not be looked for: %s", e.toString()));
    }

    private void tell(Map<UUID, UUID> patients) {
        waiters.stream()
                .filter(it -> it.patient.equals(patients.get(it.session)))
                .forEach(it -> {
                    waiters.remove(it);
                    it.emitter.complete(true);
                });
    }
}
