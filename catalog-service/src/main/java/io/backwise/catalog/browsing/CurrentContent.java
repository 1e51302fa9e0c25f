package io.backwise.catalog.browsing;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.backwise.catalog.catalogue.Catalogue;
import io.backwise.catalog.catalogue.CurrentCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The catalogue of this moment as its readers are sent it; made by the first who asks after it has changed. */
@ApplicationScoped
class CurrentContent {
    private final CurrentCatalogue current;
    private final ObjectMapper mapper;
    private volatile @Nullable PublishedContent content;

    CurrentContent(CurrentCatalogue current, ObjectMapper mapper) {
        this.current = current;
        this.mapper = mapper;
    }

    /** Empty before the first catalogue was loaded. */
    Optional<PublishedContent> ifLoaded() {
        return current.isLoaded() ? Optional.of(get()) : Optional.empty();
    }

    /** @throws io.backwise.kit.problem.ProblemException 503 before the first was loaded */
    PublishedContent get() {
        Catalogue catalogue = current.get();
        PublishedContent known = content;
        if (known != null && known.catalogue() == catalogue) {
            return known;
        }
        PublishedContent made = new PublishedContent(catalogue, mapper);
        content = made;
        return made;
    }
}
