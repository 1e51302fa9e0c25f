package io.backwise.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.progress.streak.core.Progress;
import io.backwise.progress.streak.core.RandomLedger;
import io.backwise.testkit.Cases;
import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Events;
import io.backwise.testkit.Parts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whole ledgers of many people at once, through Kafka and the database, in any order: the answers are the definition's. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class RandomLedgersTest {
    private static final int PEOPLE = 60;
    private static final int LEAST_EVENTS = 4;

    /** A person of the test. */
    private record Person(Feed feed, RandomLedger ledger) {}

    @Test
    void whateverTheOrderOfArrivalTheAnswersAreThoseOfTheDefinition() {
        Cases.run(1, random -> {
            List<Person> people = new ArrayList<>();
            while (people.size() < PEOPLE) {
                RandomLedger ledger = RandomLedger.of(random);
                if (ledger.sessions().size() >= LEAST_EVENTS) {
                    people.add(new Person(Feed.fresh(), ledger));
                }
            }
            Events.sendAll(deliveries(random, people));
            for (Person it : people) {
                awaitAll(it);
                for (int i = 0; i < 4; i++) {
                    check(it, it.ledger().day(random));
                }
            }
        });
    }

    private static List<Events.Outgoing> deliveries(SplittableRandom random, List<Person> people) {
        List<Events.Outgoing> all = new ArrayList<>();
        for (Person it : people) {
            List<Feed.Pending> events = new ArrayList<>();
            it.ledger().facts().forEach(fact -> events.add(it.feed().plan(fact)));
            it.ledger().sessions().forEach(fact -> events.add(it.feed().session(UUID.randomUUID(), fact)));
            RandomLedger.deliveries(random, events.size())
                    .forEach(number -> all.add(events.get(number).outgoing()));
        }
        // People interleave; what was drawn for one person stays in its order.
        List<Events.Outgoing> mixed = new ArrayList<>();
        RandomLedger.deliveries(random, all.size()).forEach(number -> mixed.add(all.get(number)));
        return mixed;
    }

    private static void awaitAll(Person it) {
        for (int i = 0; i < 400; i++) {
            if (count("session_fact", it) == it.ledger().sessions().size()
                    && count("schedule_fact", it) == it.ledger().facts().size()) {
                return;
            }
            pause();
        }
        throw new AssertionError("not everything arrived");
    }

    private static long count(String table, Person it) {
        try (Connection connection = Parts.database();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table + " WHERE patient_id = '"
                        + it.feed().patient() + "'")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void check(Person it, LocalDate asOf) {
        Progress wanted = it.ledger().byTheDefinition(asOf);
        JsonPath told = it.feed()
                .self()
                .queryParam("asOf", asOf.toString())
                .get(it.feed().path())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(told.getInt("streak.current")).isEqualTo(wanted.streak().current());
        assertThat(told.getInt("streak.longest")).isEqualTo(wanted.streak().longest());
        assertThat(told.getInt("streak.freezesLeft")).isEqualTo(wanted.streak().freezesLeft());
        assertThat(told.getString("streak.today"))
                .isEqualTo(wanted.streak().today().slug());
        assertThat(told.getList("adherence.weeks.met", Integer.class))
                .isEqualTo(wanted.adherence().weeks().stream()
                        .map(week -> week.met())
                        .toList());
        assertThat(told.getList("adherence.weeks.due", Integer.class))
                .isEqualTo(wanted.adherence().weeks().stream()
                        .map(week -> week.due())
                        .toList());
        assertThat(told.getInt("sessions.total")).isEqualTo(wanted.sessions().total());
        assertThat(told.getInt("sessions.rested")).isEqualTo(wanted.sessions().rested());
        assertThat(told.getString("pain.meaningful")).isEqualTo(wanted.pain().meaningful());
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
