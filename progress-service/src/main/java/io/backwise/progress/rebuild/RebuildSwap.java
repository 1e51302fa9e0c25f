package io.backwise.progress.rebuild;

import io.backwise.kit.schedule.RegularJob;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Looks whether a rebuilt model can be read. */
@ApplicationScoped
class RebuildSwap {
    private final RegularJob job = new RegularJob(Logger.getLogger(RebuildSwap.class), "the look for a rebuilt model");
    private final Rebuilding rebuilding;

    RebuildSwap(Rebuilding rebuilding) {
        this.rebuilding = rebuilding;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return job.run(rebuilding::swapWhenCaughtUp);
    }
}
