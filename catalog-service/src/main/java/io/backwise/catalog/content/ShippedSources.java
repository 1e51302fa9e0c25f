package io.backwise.catalog.content;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.stream.Collectors;

/** The source list that evidence and rules cite. */
@ApplicationScoped
public class ShippedSources {
    private final Set<String> ids;

    ShippedSources(ContentFiles files) {
        ids = files.sources().stream().map(Source::id).collect(Collectors.toUnmodifiableSet());
    }

    public Set<String> ids() {
        return ids;
    }
}
