package io.backwise.kit.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backwise.kit.problem.ProblemException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PagingTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

    @Test
    void aCursorGivesBackTheKeyThatItWasMadeOf() {
        for (String key : new String[] {"", "pelvic-tilt", "a?b/c=é"}) {
            String cursor = Cursor.encode(key);
            assertThat(cursor).doesNotContain("=");
            assertThat(Cursor.decode(cursor)).isEqualTo(key);
        }
    }

    @Test
    void aCursorThatNobodyMadeIsABadRequestThatNamesTheField() {
        for (String cursor : new String[] {"%%%", "YQ==", "_w", "a".repeat(600)}) {
            assertThatThrownBy(() -> Cursor.decode(cursor)).isInstanceOfSatisfying(ProblemException.class, e -> {
                assertThat(e.problem().status()).isEqualTo(400);
                assertThat(e.problem().violations().getFirst().field()).isEqualTo("cursor");
            });
        }
    }

    @Test
    void aNumberInACursorIsWhereAPageGoesOn() {
        assertThat(Cursor.above(null)).isEqualTo(Long.MIN_VALUE);
        assertThat(Cursor.below(null)).isEqualTo(Long.MAX_VALUE);
        assertThat(Cursor.above(Cursor.encode("20"))).isEqualTo(20);
        assertThat(Cursor.below(Cursor.encode("20"))).isEqualTo(20);
        assertThatThrownBy(() -> Cursor.above(Cursor.encode("twenty"))).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Cursor.below(Cursor.encode("twenty"))).isInstanceOf(ProblemException.class);
    }

    @Test
    void aLimitIsOneToAHundredAndTwentyWhenNotAsked() {
        assertThat(Limit.of(null).value()).isEqualTo(20);
        assertThat(Limit.of(1).value()).isEqualTo(1);
        assertThat(Limit.of(100).value()).isEqualTo(100);
        assertThatThrownBy(() -> Limit.of(0)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Limit.of(101)).isInstanceOf(ProblemException.class);
    }

    @Test
    void aRangeHoldsAtMost366DaysBothEndsCounted() {
        assertThat(DateRange.of(DAY, DAY.plusDays(365), DAY, 7).to()).isEqualTo(DAY.plusDays(365));
        assertThatThrownBy(() -> DateRange.of(DAY, DAY.plusDays(366), DAY, 7)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> DateRange.of(DAY, DAY.minusDays(1), DAY, 7)).isInstanceOf(ProblemException.class);
        assertThat(DateRange.of(null, null, DAY, 7)).isEqualTo(new DateRange(DAY.minusDays(6), DAY));
        assertThat(DateRange.of(DAY.minusDays(2), null, DAY, 7)).isEqualTo(new DateRange(DAY.minusDays(2), DAY));
        assertThat(DateRange.of(DAY.plusDays(1), null, DAY, 7))
                .isEqualTo(new DateRange(DAY.plusDays(1), DAY.plusDays(7)));
        assertThat(DateRange.of(null, DAY.plusDays(1), DAY, 7))
                .isEqualTo(new DateRange(DAY.minusDays(5), DAY.plusDays(1)));
        assertThatThrownBy(() -> DateRange.of(null, LocalDate.MIN, DAY, 7)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> DateRange.of(LocalDate.MAX, null, DAY, 7)).isInstanceOf(ProblemException.class);
    }
}
