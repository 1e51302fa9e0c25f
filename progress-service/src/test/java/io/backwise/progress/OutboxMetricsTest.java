package io.backwise.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.HeldShard;
import io.backwise.testkit.Metrics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What the outbox tells of itself is what an operator has to know: that events wait, for how long, and how late they went. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class OutboxMetricsTest {
    private static final String BACKLOG = "backwise_outbox_backlog";
    private static final String OLDEST = "backwise_outbox_oldest_age";
    private static final String PUBLISHED = "backwise_outbox_publish_seconds_count";
    private static final String TOOK = "backwise_outbox_publish_seconds_sum";

    @Test
    void whatWaitsIsCountedUntilItIsPublishedAndThenHowLongItTook() throws Exception {
        double published;
        double took;
        double age;
        try (HeldShard shard = HeldShard.taken()) {
            published = Metrics.of(PUBLISHED);
            took = Metrics.of(TOOK);
            Feed it = new Feed(shard.id());
            seenTwice(it);
            await(() -> Metrics.of(BACKLOG) == 2 && Metrics.of(OLDEST) >= 2);
            age = Metrics.of(OLDEST);
        }
        await(() -> Metrics.of(BACKLOG) == 0 && Metrics.of(OLDEST) == 0);
        assertThat(Metrics.of(PUBLISHED)).isEqualTo(published + 2);
        assertThat(Metrics.of(TOOK) - took).isGreaterThanOrEqualTo(2 * age - 1);
        assertThat(Metrics.of("backwise_outbox_publish_seconds", "quantile=\"0.99\""))
                .isPositive();
    }

    /** By a clinician, so that each time is an event. */
    private static void seenTwice(Feed it) throws InterruptedException {
        String clinician = UUID.randomUUID().toString();
        it.careTeam(1, clinician).send();
        int seen = 0;
        for (int i = 0; i < 400 && seen < 2; i++) {
            Thread.sleep(50);
            seen += Feed.as("clinician", clinician).get(it.path()).statusCode() == 200 ? 1 : 0;
        }
        assertThat(seen).isEqualTo(2);
    }

    private static void await(BooleanSupplier holds) throws InterruptedException {
        for (int i = 0; i < 400 && !holds.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertThat(holds.getAsBoolean())
                .as("backlog %s, oldest %s", Metrics.of(BACKLOG), Metrics.of(OLDEST))
                .isTrue();
    }
}
