package io.backwise.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Ways to make a failing case smaller. */
public final class Smaller {
    private Smaller() {}

    /** The list without some of its members: without halves first, then quarters, down to single ones. */
    public static <T> Stream<List<T>> without(List<T> all) {
        return Stream.iterate(all.size(), size -> size > 0, size -> size / 2)
                .flatMap(size -> IntStream.iterate(0, from -> from < all.size(), from -> from + size)
                        .mapToObj(from -> without(all, from, Math.min(all.size(), from + size))));
    }

    private static <T> List<T> without(List<T> all, int from, int to) {
        List<T> left = new ArrayList<>(all);
        left.subList(from, to).clear();
        return left;
    }
}
