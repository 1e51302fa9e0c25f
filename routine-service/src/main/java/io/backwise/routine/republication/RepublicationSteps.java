package io.backwise.routine.republication;

import io.backwise.kit.schedule.RegularJob;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Takes the steps of a republication, whichever replica began it. */
@ApplicationScoped
class RepublicationSteps {
    private final RegularJob job = new RegularJob(Logger.getLogger(RepublicationSteps.class), "the republication");
    private final Republishing republishing;

    RepublicationSteps(Republishing republishing) {
        this.republishing = republishing;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return job.run(() ->
                republishing.step().repeat().whilst(more -> more).collect().last());
    }
}
