package io.backwise.routine.held;

import com.fasterxml.jackson.databind.util.RawValue;
import io.backwise.kit.json.EventJson;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is held as text, which takes a small part of what the rows of many years do. */
@ApplicationScoped
public class AsText {
    private final EventJson json;

    AsText(EventJson json) {
        this.json = json;
    }

    /** The items of all pages, each as the JSON that it is shown as. */
    public Uni<List<RawValue>> of(Multi<? extends List<?>> pages) {
        return pages.map(page ->
                        page.stream().map(it -> new RawValue(json.write(it))).toList())
                .collect()
                .in(ArrayList::new, List::addAll);
    }
}
