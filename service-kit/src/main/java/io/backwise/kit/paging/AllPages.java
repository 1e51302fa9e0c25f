package io.backwise.kit.paging;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Reads all of what may be long, a page at a time, so that never more than one of them is held. */
public final class AllPages {
    /** Rows of a page; one that has fewer is the last. */
    public static final int ROWS = 100;

    private AllPages() {}

    /**
     * The pages in their order, the last of which may be empty. Each is asked for when the one before was taken.
     *
     * @param after gives the {@value #ROWS} items after that one; without one the first
     */
    public static <T> Multi<List<T>> of(Function<Optional<T>, Uni<List<T>>> after) {
        return Multi.createFrom().deferred(() -> {
            AtomicReference<Optional<T>> last = new AtomicReference<>(Optional.empty());
            return Multi.createBy()
                    .repeating()
                    .uni(() -> after.apply(last.get())
                            .invoke(page -> last.set(page.isEmpty() ? Optional.empty() : Optional.of(page.getLast()))))
                    .whilst(page -> page.size() == ROWS);
        });
    }
}
