package io.backwise.catalog.content;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Imports the content of this build before the service takes its first request. */
@ApplicationScoped
class ContentAtStart {
    private static final Logger LOG = Logger.getLogger(ContentAtStart.class);

    private final ContentFiles files;
    private final ImportingContent importing;

    ContentAtStart(ContentFiles files, ImportingContent importing) {
        this.files = files;
        this.importing = importing;
    }

    @SuppressWarnings("ThrowsUncheckedException")
    void run(@Observes StartupEvent event) throws Throwable {
        ShippedContent content = files.read();
        ImportedContent imported = VertxContextSupport.subscribeAndAwait(() -> importing.run(content));
        LOG.infof(
                "content %d: %d exercises imported, rules %s",
                content.version(), imported.exercises(), imported.rules() ? "imported" : "unchanged");
    }
}
