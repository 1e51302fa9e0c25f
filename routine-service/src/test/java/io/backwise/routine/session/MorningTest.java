package io.backwise.routine.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From when on it counts how a back felt after a session. */
class MorningTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);

    /** A session at six in the evening in Berlin, pain 3 before it; the day there ends at three at night. */
    private static Session session() {
        return session("2026-03-10T17:00:00Z");
    }

    private static Session session(String performedAt) {
        ReportRequest report = new ReportRequest(
                UUID.randomUUID(),
                1,
                Instant.parse(performedAt),
                "Europe/Berlin",
                null,
                3,
                3,
                3,
                4,
                List.of(),
                null,
                null,
                null);
        return new Session(
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                report,
                DAY,
                "completed",
                1,
                Instant.parse("2026-03-10T18:00:00Z"),
                null,
                null);
    }

    @ParameterizedTest
    @CsvSource({
        // Minutes after it, and late in the night of its day: how it settled is not known.
        "2026-03-10T18:01:00Z, 3, false",
        "2026-03-11T01:59:00Z, 4, false",
        "2026-03-11T02:00:00Z, 4, true",
        "2026-03-11T07:00:00Z, 3, true",
        "2026-03-14T07:00:00Z, 0, true",
        // Two points above before, and more, call for less whenever they are told (PR07, PR07R).
        "2026-03-10T18:01:00Z, 5, true",
        "2026-03-10T18:01:00Z, 9, true"
    })
    void goodNewsCountsFromTheNextDayOnBadNewsAtOnce(Instant toldAt, int pain, boolean counts) {
        assertThat(session().withNextMorning(pain, toldAt).pain().nextMorning().isPresent())
                .isEqualTo(counts);
    }

    /** A session just before three at night belongs to the day before, and its morning has not come. */
    @Test
    void anEndOfTheDayIsNoMorning() {
        Session late = session("2026-03-11T01:50:00Z");
        assertThat(late.withNextMorning(3, Instant.parse("2026-03-11T02:01:00Z"))
                        .hasKnownMorning())
                .isFalse();
        assertThat(late.withNextMorning(3, Instant.parse("2026-03-11T08:00:00Z"))
                        .hasKnownMorning())
                .isTrue();
    }

    @Test
    void whatWasToldBeforeTheTimeWasKeptCounts() {
        Session session = session().withNextMorning(3, Instant.EPOCH);
        Session old = new Session(
                session.sessionId(),
                session.patientId(),
                session.planRevision(),
                session.report(),
                session.performedOn(),
                session.status(),
                session.completion(),
                session.reportedAt(),
                3,
                null);
        assertThat(old.pain().nextMorning()).hasValue(3);
    }
}
