package io.backwise.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Event;
import io.backwise.testkit.Events;
import io.backwise.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A record of a care team that cannot be read may have been a withdrawal: it lets nobody in who was let in before. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class DoubtfulConsentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String clinician = UUID.randomUUID().toString();

    @Test
    void whatCannotBeReadKeepsOutWhoWasOnTheTeamUntilANewerOneComes() throws InterruptedException {
        Feed it = trusting(1);
        unreadable(it);
        awaitStatus(it, 503);
        it.self().get(it.path()).then().statusCode(200);
        Feed.as("clinician", UUID.randomUUID().toString()).get(it.path()).then().statusCode(404);
        assertThat(panel()).isEmpty();

        it.careTeam(2, clinician).send();
        awaitStatus(it, 200);
        assertThat(panel()).containsExactly(it.patient().toString());
    }

    @Test
    void theSameTeamToldAgainIsTrustedAndAnOlderOneIsNot() throws InterruptedException {
        Feed it = trusting(2);
        unreadable(it);
        awaitStatus(it, 503);
        it.careTeam(1, clinician).send();
        Feed later = trusting(1);
        assertThat(status(it)).isEqualTo(503);

        it.careTeam(2, clinician).send();
        awaitStatus(it, 200);
        assertThat(panel())
                .containsExactlyInAnyOrder(
                        it.patient().toString(), later.patient().toString());
    }

    /** As a reset of the offsets gives them: the doubt stands at the end, as it did. */
    @Test
    void whatIsConsumedOnceMoreEndsInTheSameDoubt() throws InterruptedException {
        Feed it = trusting(1);
        for (int round = 0; round < 3; round++) {
            it.careTeam(1, clinician).send();
            unreadable(it);
        }
        awaitLetters(it, 3);
        assertThat(status(it)).isEqualTo(503);
    }

    @Test
    void itClosesAnOpenStream() throws Exception {
        Feed it = trusting(1);
        try (OpenStream stream = OpenStream.of(it, Tokens.of("clinician", clinician), "")) {
            stream.next("data:");
            unreadable(it);
            stream.next(OpenStream.END);
        }
    }

    @Test
    void somebodyOfWhomNothingCameIsNotMadeByIt() throws InterruptedException {
        Feed it = Feed.fresh();
        unreadable(it);
        awaitLetters(it, 1);
        assertThat(ReadModel.rows("SELECT patient_id FROM patient WHERE patient_id = '" + it.patient() + "'"))
                .isEmpty();
    }

    private static void unreadable(Feed it) {
        Feed.Pending team = it.careTeam(1);
        Events.send(team.topic(), team.key(), team.type(), team.id(), "not json");
    }

    private static void awaitLetters(Feed it, int many) throws InterruptedException {
        List<Event> letters = List.of();
        for (int i = 0; i < 100 && letters.size() < many; i++) {
            Thread.sleep(100);
            letters = Events.all("care-team-changed-dead-letter").stream()
                    .filter(event -> it.patient().toString().equals(event.key()))
                    .toList();
        }
        assertThat(letters).hasSize(many);
    }

    private Feed trusting(long version) throws InterruptedException {
        Feed it = Feed.fresh();
        it.careTeam(version, clinician).send();
        awaitStatus(it, 200);
        return it;
    }

    private List<String> panel() {
        return Feed.as("clinician", clinician)
                .get("/api/progress/clinicians/me/panel")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.patientId");
    }

    private int status(Feed it) {
        return Feed.as("clinician", clinician).get(it.path()).statusCode();
    }

    private void awaitStatus(Feed it, int status) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (status(it) != status && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        assertThat(status(it)).isEqualTo(status);
    }
}
