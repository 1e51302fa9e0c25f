package io.backwise.routine.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.routine.adaptation.PlayedSession;
import io.backwise.routine.adaptation.core.Bout.Done;
import io.backwise.routine.adaptation.core.Pain;
import io.backwise.routine.adaptation.core.Shift;
import io.backwise.routine.plan.RecentPain.Felt;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whose pain it was: what counts of several reports, the latest first. */
class WhatHurtTest {
    private static final String CAT = "cat-cow";
    private static final String BUG = "dead-bug";

    @Test
    void theLastReportCounts() {
        assertThat(felt(session(2, item(CAT, 1)), session(8, item(CAT, 8)))).isEqualTo(new Felt(1, true));
        assertThat(felt(session(8, item(CAT, 8)), session(2, item(CAT, 1)))).isEqualTo(new Felt(8, true));
    }

    @Test
    void aGoodSessionTakesBackWhatWasNoted() {
        assertThat(felt(session(2, unnoted(CAT)), session(8, item(CAT, 8)))).isEqualTo(new Felt(2, false));
    }

    @Test
    void aBadOneTakesBackNothing() {
        assertThat(felt(session(8, unnoted(CAT)), session(7, item(CAT, 7)))).isEqualTo(new Felt(7, true));
        assertThat(felt(session(8, unnoted(CAT)), session(2, item(CAT, 1)), session(7, item(CAT, 7))))
                .as("what was well since")
                .isEqualTo(new Felt(8, false));
    }

    @Test
    void whatAnotherExerciseExplainsIsNotThisOnes() {
        assertThat(felt(session(8, unnoted(CAT), item(BUG, 8)), session(7, item(CAT, 7))))
                .isEqualTo(new Felt(7, true));
    }

    private static Felt felt(PlayedSession... latestFirst) {
        return WhatHurt.of(List.of(latestFirst)).latest().get(CAT);
    }

    private static PlayedSession.Item item(String exercise, int pain) {
        return new PlayedSession.Item(exercise, new Done(1, 8, OptionalInt.empty(), 0), OptionalInt.of(pain), false);
    }

    private static PlayedSession.Item unnoted(String exercise) {
        return new PlayedSession.Item(exercise, new Done(1, 8, OptionalInt.empty(), 0), OptionalInt.empty(), false);
    }

    private static PlayedSession session(int worst, PlayedSession.Item... items) {
        return new PlayedSession(
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                Instant.parse("2026-11-24T08:00:00Z"),
                LocalDate.of(2026, 11, 24),
                new Pain(2, worst, OptionalInt.empty()),
                Shift.NONE,
                false,
                false,
                4,
                List.of(items));
    }
}
