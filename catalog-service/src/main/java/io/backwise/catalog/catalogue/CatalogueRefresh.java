package io.backwise.catalog.catalogue;

import io.backwise.kit.schedule.RegularJob;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Looks for a new version of the catalogue each second. */
@ApplicationScoped
class CatalogueRefresh {
    private final RegularJob job =
            new RegularJob(Logger.getLogger(CatalogueRefresh.class), "the look for a new catalogue");
    private final CurrentCatalogue catalogue;

    CatalogueRefresh(CurrentCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return job.run(catalogue::refresh);
    }
}
