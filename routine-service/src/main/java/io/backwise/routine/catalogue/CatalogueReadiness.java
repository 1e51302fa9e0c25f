package io.backwise.routine.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once a complete catalogue is held: nothing is composed from half of one. */
@Readiness
@ApplicationScoped
class CatalogueReadiness implements HealthCheck {
    private final CurrentCatalogue catalogue;

    CatalogueReadiness(CurrentCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("complete catalogue held")
                .status(catalogue.isLoaded())
                .build();
    }
}
