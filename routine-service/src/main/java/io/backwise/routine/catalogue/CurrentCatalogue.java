package io.backwise.routine.catalogue;

import io.backwise.kit.problem.Problem;
import io.backwise.kit.schedule.RegularJob;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The active catalogue in memory. Looks for a newer one each second, since any replica may have activated it. */
@ApplicationScoped
public class CurrentCatalogue {
    private final RegularJob job =
            new RegularJob(Logger.getLogger(CurrentCatalogue.class), "the look for a new catalogue");
    private final ReplicaStore store;
    private volatile Optional<Catalogue> current = Optional.empty();

    /** The count of activations when it was loaded. */
    private volatile long loaded;

    CurrentCatalogue(ReplicaStore store) {
        this.store = store;
    }

    /** Whether a complete set was ever held. */
    public boolean isLoaded() {
        return current.isPresent();
    }

    /**
     * The catalogue now; an answer is made from one of them.
     *
     * @throws io.backwise.kit.problem.ProblemException 503 before the first
     */
    public Catalogue get() {
        return current.orElseThrow(() ->
                Problem.unavailable("No complete catalogue has arrived yet.").toException());
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return job.run(() -> Panache.withTransaction(this::refresh));
    }

    private Uni<Void> refresh() {
        return store.activations()
                .chain(count -> count > loaded
                        ? store.active()
                                .invoke(it -> {
                                    current = it.map(Catalogue::new);
                                    loaded = count;
                                })
                                .replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }
}
