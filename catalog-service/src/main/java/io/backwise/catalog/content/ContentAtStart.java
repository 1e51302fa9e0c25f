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
        switch (VertxContextSupport.subscribeAndAwait(() -> importing.run(content))) {
            case ContentImport.Imported it -> tell(content.version(), it);
            // What there was is good, and somebody needs it now.
            case ContentImport.Refused it ->
                LOG.errorf(
                        "content %d is not imported, and what there was stays: %s",
                        (Integer) content.version(), String.join("; ", it.unresolved()));
        }
    }

    private static void tell(int version, ContentImport.Imported imported) {
        LOG.infof(
                "content %d: %d exercises imported, rules %s",
                version, imported.exercises(), imported.rules() ? "imported" : "unchanged");
        if (!imported.passedOver().isEmpty()) {
            LOG.warnf(
                    "content %d: not taken over, since an editor changed the same: %s",
                    (Integer) version, String.join(", ", imported.passedOver()));
        }
    }
}
