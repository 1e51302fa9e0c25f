package io.backwise.routine.republication;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Takes the steps of a republication, whichever replica began it. */
@ApplicationScoped
class RepublicationSteps {
    private static final Logger LOG = Logger.getLogger(RepublicationSteps.class);

    private final Republishing republishing;

    RepublicationSteps(Republishing republishing) {
        this.republishing = republishing;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return republishing
                .step()
                .repeat()
                .whilst(more -> more)
                .collect()
                .last()
                .onFailure()
                .invoke(e -> LOG.warnf("the republication waits: %s", e.toString()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
