package io.backwise.progress.stream;

import io.backwise.progress.ledger.LedgerChanges;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Tells who watches a patient of each change: of changes of this process at once, of those of others by one query for all
 * who watch, several times a second.
 */
@ApplicationScoped
class ChangeFeed implements LedgerChanges {
    private static final Logger LOG = Logger.getLogger(ChangeFeed.class);
    private static final long EVERY_MILLIS = 50;

    private final ChangeStore store;
    private final Vertx vertx;
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();

    ChangeFeed(ChangeStore store, Vertx vertx) {
        this.store = store;
        this.vertx = vertx;
    }

    /** Somebody who watches a patient and has seen a version. */
    private static final class Watcher {
        final UUID patient;
        final MultiEmitter<? super Long> emitter;
        private long seen;

        Watcher(UUID patient, long seen, MultiEmitter<? super Long> emitter) {
            this.patient = patient;
            this.seen = seen;
            this.emitter = emitter;
        }

        synchronized boolean hasSeen() {
            return seen > 0;
        }

        synchronized void see(long version) {
            if (version > seen) {
                seen = version;
                emitter.emit(version);
            }
        }
    }

    /** The versions of a patient's ledger after the one seen; only the latest matters. */
    Multi<Long> after(UUID patient, long seen) {
        return Multi.createFrom()
                .emitter(
                        emitter -> {
                            Watcher watcher = new Watcher(patient, seen, emitter);
                            watchers.add(watcher);
                            emitter.onTermination(() -> watchers.remove(watcher));
                        },
                        BackPressureStrategy.LATEST);
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(EVERY_MILLIS, timer -> look());
    }

    void stop(@Observes ShutdownEvent event) {
        watchers.forEach(it -> it.emitter.complete());
    }

    @Override
    public void happened(Map<UUID, Long> versions) {
        watchers.forEach(watcher -> {
            Long version = versions.get(watcher.patient);
            if (version != null) {
                watcher.see(version);
            }
        });
    }

    private void look() {
        if (watchers.isEmpty() || !looking.compareAndSet(false, true)) {
            return;
        }
        Set<UUID> patients = watchers.stream().map(it -> it.patient).collect(Collectors.toSet());
        List<Watcher> knowing = watchers.stream().filter(Watcher::hasSeen).toList();
        store.versions(patients)
                .onTermination()
                .invoke(() -> looking.set(false))
                .subscribe()
                .with(
                        versions -> tell(knowing, versions),
                        e -> LOG.debugf("changes could not be looked up: %s", e.toString()));
    }

    /** @param knowing those who had seen something when it was asked: others may wait for a patient's first event */
    private void tell(List<Watcher> knowing, Map<UUID, Long> versions) {
        happened(versions);
        // A patient who was there and no longer is, was erased.
        knowing.stream().filter(it -> !versions.containsKey(it.patient)).forEach(it -> it.emitter.complete());
    }
}
