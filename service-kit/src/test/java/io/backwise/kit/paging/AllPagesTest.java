package io.backwise.kit.paging;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All of it, in order, and one page after the other. */
class AllPagesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AtomicInteger reading = new AtomicInteger();
    private final AtomicInteger pages = new AtomicInteger();

    @ParameterizedTest(name = "{0} rows")
    @ValueSource(ints = {0, 1, 99, 100, 101, 200, 250_000})
    void everythingIsReadOnceInItsOrder(int rows) {
        List<Integer> read = AllPages.<Integer>of(last -> page(rows, last))
                .collect()
                .in(ArrayList<Integer>::new, List::addAll)
                .await()
                .atMost(PATIENCE);
        assertThat(read).isEqualTo(IntStream.range(0, rows).boxed().toList());
        assertThat(pages).hasValue(rows / AllPages.ROWS + 1);
    }

    /** Whoever asks something else of each page has the only connection for it. */
    @ParameterizedTest(name = "{0} rows")
    @ValueSource(ints = {0, 101, 5_000})
    void aPageIsAskedForWhenTheOneBeforeWasWorkedThrough(int rows) {
        AtomicInteger seen = new AtomicInteger();
        AllPages.<Integer>of(last -> page(rows, last))
                .onItem()
                .transformToUniAndConcatenate(page ->
                        reading(() -> page.size()).invoke(seen::addAndGet).replaceWithVoid())
                .collect()
                .last()
                .await()
                .atMost(PATIENCE);
        assertThat(seen).hasValue(rows);
    }

    private Uni<List<Integer>> page(int rows, Optional<Integer> last) {
        pages.incrementAndGet();
        int from = last.map(it -> it + 1).orElse(0);
        return reading(() -> IntStream.range(from, Math.min(rows, from + AllPages.ROWS))
                .boxed()
                .toList());
    }

    /** As a session does it: not at once, and only one thing at a time. */
    private <T> Uni<T> reading(Supplier<T> what) {
        return Uni.createFrom()
                .deferred(() -> {
                    assertThat(reading.incrementAndGet()).isEqualTo(1);
                    return Uni.createFrom().item(what);
                })
                .runSubscriptionOn(Infrastructure.getDefaultExecutor())
                .invoke(reading::decrementAndGet);
    }
}
