package io.backwise.catalog.catalogue;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Looks for a new version of the catalogue each second. */
@ApplicationScoped
class CatalogueRefresh {
    private static final Logger LOG = Logger.getLogger(CatalogueRefresh.class);

    private final CurrentCatalogue catalogue;

    CatalogueRefresh(CurrentCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return catalogue
                .refresh()
                .onFailure()
                .invoke(e -> LOG.warnf("the catalogue could not be refreshed: %s", e.toString()))
                .onFailure()
                .recoverWithNull();
    }
}
