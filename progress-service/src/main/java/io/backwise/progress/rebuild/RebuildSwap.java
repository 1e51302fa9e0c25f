package io.backwise.progress.rebuild;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Looks whether a rebuilt model can be read. */
@ApplicationScoped
class RebuildSwap {
    private static final Logger LOG = Logger.getLogger(RebuildSwap.class);

    private final Rebuilding rebuilding;

    RebuildSwap(Rebuilding rebuilding) {
        this.rebuilding = rebuilding;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return rebuilding
                .swapWhenCaughtUp()
                .onFailure()
                .invoke(e -> LOG.warnf("the rebuild waits: %s", e.toString()))
                .onFailure()
                .recoverWithNull();
    }
}
