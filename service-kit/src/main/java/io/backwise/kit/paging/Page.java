package io.backwise.kit.paging;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a collection.
 *
 * @param items the page, in the collection's order
 * @param next the cursor of the page that follows, or null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {}
