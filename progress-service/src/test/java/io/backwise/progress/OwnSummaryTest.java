package io.backwise.progress;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.progress.streak.core.RandomLedger;
import io.backwise.testkit.BothWays;
import io.backwise.testkit.Cases;
import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Events;
import io.backwise.testkit.OwnRead;
import io.backwise.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A patient's own summary is answered in two ways, one of which makes it anew only when something has changed. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class OwnSummaryTest {
    private static final int READS = 6;
    private static final int AT_ONCE = 5;

    private final Feed feed = Feed.fresh();

    @Test
    void itLooksTheSameBothWays() throws InterruptedException {
        feed.plan("assigned", 1, Feed.today().minusDays(3)).send();
        feed.session(UUID.randomUUID(), Feed.today(), "completed").send();
        feed.awaitSummary(it -> it.getInt("sessions.completed") == 1
                && it.getString("streak.today").equals("done"));
        OwnRead.looksTheSameBothWays(feed.path(), feed.patient().toString());
    }

    @Test
    void itIsForNobodyElse() {
        OwnRead.isForNobodyElse(
                feed.path(), feed.patient().toString(), UUID.randomUUID().toString());
    }

    @Test
    void whateverArrivesIsSeenByBothWays() {
        Cases.run(4, random -> {
            Feed person = Feed.fresh();
            RandomLedger ledger = RandomLedger.of(random);
            List<Feed.Pending> events = new ArrayList<>();
            ledger.facts().forEach(it -> events.add(person.plan(it)));
            ledger.sessions().forEach(it -> events.add(person.session(UUID.randomUUID(), it)));
            List<Integer> deliveries = RandomLedger.deliveries(random, events.size());
            int looked = 0;
            for (int i = 0; i < deliveries.size(); i += AT_ONCE) {
                Events.sendAll(deliveries.subList(i, Math.min(i + AT_ONCE, deliveries.size())).stream()
                        .map(it -> events.get(it).outgoing())
                        .toList());
                looked += lookAgain(person);
            }
            assertThat(looked).as("reads between which nothing arrived").isPositive();
        });
    }

    /** What is read between two equal answers of the long way has to be that answer. */
    private static int lookAgain(Feed person) {
        int looked = 0;
        Map<String, String> token = token(person);
        String before = BothWays.longWay(person.path(), token).asString();
        for (int i = 0; i < READS; i++) {
            Response read = given().headers(token).get(person.path());
            String after = BothWays.longWay(person.path(), token).asString();
            if (before.equals(after)) {
                assertThat(read.asString()).isEqualTo(before);
                looked++;
            }
            before = after;
        }
        return looked;
    }

    @Test
    void nothingIsShownOfWhoWasErased() throws InterruptedException {
        feed.plan("assigned", 1, Feed.today()).send();
        feed.awaitSummary(it -> it.getString("streak.today").equals("due"));
        // Once more, so that what was shown is kept.
        feed.awaitSummary(it -> it.getString("streak.today").equals("due"));
        feed.erased().send();
        for (int i = 0; i < 200 && status() != 404; i++) {
            Thread.sleep(50);
        }
        assertThat(status()).isEqualTo(404);
        assertThat(BothWays.same(feed.path(), token(feed)).statusCode()).isEqualTo(404);
    }

    private int status() {
        return given().headers(token(feed)).get(feed.path()).statusCode();
    }

    private static Map<String, String> token(Feed feed) {
        return Tokens.bearer("patient", feed.patient().toString());
    }
}
