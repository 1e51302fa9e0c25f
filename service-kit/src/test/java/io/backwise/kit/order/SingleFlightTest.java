package io.backwise.kit.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.kit.order.SingleFlight.Landed;
import io.backwise.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SingleFlightTest {
    private static final int MOST_JOINED = 20_000;

    private final SingleFlight<String, Integer> flights = new SingleFlight<>(MOST_JOINED);
    private final AtomicInteger begun = new AtomicInteger();

    @Test
    void whoComesMeanwhileJoinsAndWhoComesAfterwardsDoesNot() {
        CompletableFuture<Integer> work = new CompletableFuture<>();
        UniAssertSubscriber<Landed<Integer>> first = asks("a", work);
        UniAssertSubscriber<Landed<Integer>> second = asks("a", work);
        UniAssertSubscriber<Landed<Integer>> other = asks("b", CompletableFuture.completedFuture(7));
        other.assertCompleted().assertItem(new Landed<>(7, false));
        first.assertNotTerminated();
        work.complete(1);
        first.assertCompleted().assertItem(new Landed<>(1, false));
        second.assertCompleted().assertItem(new Landed<>(1, true));
        asks("a", CompletableFuture.completedFuture(2)).assertItem(new Landed<>(2, false));
        assertThat(begun).hasValue(3);
    }

    @Test
    void aFailureIsThatOfAllAndIsNotKept() {
        CompletableFuture<Integer> work = new CompletableFuture<>();
        UniAssertSubscriber<Landed<Integer>> first = asks("a", work);
        UniAssertSubscriber<Landed<Integer>> second = asks("a", work);
        work.completeExceptionally(new IllegalStateException("away"));
        first.assertFailedWith(IllegalStateException.class, "away");
        second.assertFailedWith(IllegalStateException.class, "away");
        asks("a", CompletableFuture.completedFuture(2)).assertItem(new Landed<>(2, false));
    }

    @Test
    void ofManyAtOnceOneBeginsEachFlight() throws Exception {
        List<Future<Landed<Integer>>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 10_000; i++) {
                all.add(threads.submit(
                        () -> flights.join("a", () -> Uni.createFrom().item(begun.incrementAndGet()))
                                .await()
                                .indefinitely()));
            }
        }
        int firsts = 0;
        for (Future<Landed<Integer>> it : all) {
            firsts += it.get().joined() ? 0 : 1;
        }
        assertThat(firsts).isEqualTo(begun.get());
    }

    @Test
    void noMoreThanSoManyWaitForOneFlight() {
        CompletableFuture<Integer> work = new CompletableFuture<>();
        SingleFlight<String, Integer> narrow = new SingleFlight<>(2);
        List<UniAssertSubscriber<Landed<Integer>>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(narrow.join("a", () -> Uni.createFrom().completionStage(work))
                    .subscribe()
                    .withSubscriber(UniAssertSubscriber.create()));
        }
        all.getLast().assertFailedWith(ProblemException.class);
        work.complete(1);
        all.subList(0, 3).forEach(UniAssertSubscriber::assertCompleted);
    }

    private UniAssertSubscriber<Landed<Integer>> asks(String key, CompletableFuture<Integer> work) {
        return flights.join(key, () -> {
                    begun.incrementAndGet();
                    return Uni.createFrom().completionStage(work);
                })
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }
}
