package io.backwise.kit.order;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.function.Function;

/**
 * Does something with each of many, the next when the one before is done. A chain that is made longer for each of them
 * needs a stack as deep as they are many: five hundred were enough to end a consumer without a word.
 */
public final class InOrder {
    private InOrder() {}

    /** Fails with the first that fails; those after it are not begun. */
    public static <T> Uni<Void> each(Collection<T> items, Function<T, Uni<?>> work) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(it -> work.apply(it).replaceWith(Boolean.TRUE))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
