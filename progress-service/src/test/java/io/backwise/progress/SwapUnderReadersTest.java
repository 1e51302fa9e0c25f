package io.backwise.progress;

import static io.backwise.progress.Feed.today;
import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Parts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Whoever reads a summary while the whole model is swapped, and swapped again, neither waits for the swap nor makes it wait. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, restrictToAnnotatedClass = true)
class SwapUnderReadersTest {
    private static final int READERS = 16;
    private static final int SWAPS = 5;
    private static final Duration LONG = Duration.ofSeconds(6);

    @Test
    void everySummaryIsAnswered() throws Exception {
        Feed it = Feed.fresh();
        it.plan("assigned", 1, today()).send();
        it.awaitSummary(now -> now.getString("streak.today").equals("due"));
        AtomicBoolean going = new AtomicBoolean(true);
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                answers.add(readers.submit(() -> firstFailure(it, going)));
            }
            for (int i = 0; i < SWAPS; i++) {
                admin("/api/progress/rebuild");
                it.plan("assigned", 1, today()).send();
                admin("/api/progress/rebuild/completion");
                awaitSwap();
            }
            going.set(false);
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(it.summary().getString("streak.today")).isEqualTo("due");
    }

    @Test
    void whoReadsForLongKeepsTheSwapWaitingAndNobodyElse() throws Exception {
        Feed it = Feed.fresh();
        it.plan("assigned", 1, today()).send();
        it.awaitSummary(now -> now.getString("streak.today").equals("due"));
        admin("/api/progress/rebuild");
        it.plan("assigned", 1, today()).send();
        try (Connection reader = Parts.database();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("SELECT count(*) FROM session_fact");
            admin("/api/progress/rebuild/completion");
            long slowest = 0;
            for (long end = System.nanoTime() + LONG.toNanos(); System.nanoTime() < end; ) {
                long asked = System.nanoTime();
                assertThat(it.self().get(it.path()).statusCode()).isEqualTo(200);
                slowest = Math.max(slowest, System.nanoTime() - asked);
            }
            assertThat(Duration.ofNanos(slowest)).isLessThan(LONG.dividedBy(2));
            assertThat(Feed.as("admin", "root")
                            .get("/api/progress/rebuild")
                            .jsonPath()
                            .getString("state"))
                    .isEqualTo("catching-up");
        }
        awaitSwap();
        assertThat(it.summary().getString("streak.today")).isEqualTo("due");
    }

    /** Beyond the allowance of one patient 429 is an answer as well. */
    private static int firstFailure(Feed it, AtomicBoolean going) {
        while (going.get()) {
            int status = it.self().get(it.path()).statusCode();
            if (status != 200 && status != 429) {
                return status;
            }
        }
        return 200;
    }

    private static void admin(String path) {
        Feed.as("admin", "root")
                .contentType(ContentType.JSON)
                .body(Map.of())
                .post(path)
                .then()
                .statusCode(202);
    }

    private static void awaitSwap() throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            String state = Feed.as("admin", "root")
                    .get("/api/progress/rebuild")
                    .jsonPath()
                    .getString("state");
            if (state.equals("none")) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no swap in 30 s");
    }
}
