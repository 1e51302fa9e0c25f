package io.backwise.kit.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a collection.
 *
 * @param items the page, in the collection's order
 * @param next the cursor of the page that follows, or null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {
    /**
     * The page that these rows make.
     *
     * @param found one row more than the limit when another page follows
     * @param key the place of an item in the collection
     */
    public static <T> Page<T> of(List<T> found, Limit limit, Function<T, String> key) {
        if (found.size() <= limit.value()) {
            return new Page<>(found, null);
        }
        List<T> items = List.copyOf(found.subList(0, limit.value()));
        return new Page<>(items, Cursor.encode(key.apply(items.getLast())));
    }
}
