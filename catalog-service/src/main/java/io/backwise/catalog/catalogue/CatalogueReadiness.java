package io.backwise.catalog.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once a catalogue can be served. */
@Readiness
@ApplicationScoped
class CatalogueReadiness implements HealthCheck {
    private final CurrentCatalogue catalogue;

    CatalogueReadiness(CurrentCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("catalogue loaded")
                .status(catalogue.isLoaded())
                .build();
    }
}
