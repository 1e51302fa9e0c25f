package io.backwise.routine.session.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.routine.session.core.Completion.Part;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionCoreTest {

    @ParameterizedTest(name = "{0} of {1} exercises: {2}")
    @CsvSource({
        "0, 3, partial",
        "1, 3, partial",
        "2, 4, completed",
        "2, 3, completed",
        "3, 6, completed",
        "2, 5, partial"
    })
    void halfOfTheExercisesIsASession(int done, int prescribed, String status) {
        List<Part> parts = IntStream.range(0, prescribed)
                .mapToObj(i -> new Part(10, i < done ? 5 : 4))
                .toList();
        assertThat(Completion.status(false, parts)).isEqualTo(status);
        assertThat(Completion.of(parts)).isEqualTo((double) done / prescribed);
        assertThat(Completion.status(true, parts)).isEqualTo("rested");
    }

    @Test
    void nothingPrescribedIsNothingDone() {
        assertThat(Completion.of(Collections.emptyList())).isZero();
        assertThat(Completion.status(false, Collections.emptyList())).isEqualTo("partial");
    }

    @ParameterizedTest(name = "{0} in {1} is {2}")
    @CsvSource({
        "2026-11-24T01:59:59Z, Europe/Berlin, 2026-11-23",
        "2026-11-24T02:00:00Z, Europe/Berlin, 2026-11-24",
        "2026-11-24T23:30:00Z, Asia/Tokyo, 2026-11-25",
        "2026-10-25T01:30:00Z, Europe/Berlin, 2026-10-24",
        "2026-03-29T01:00:00Z, Europe/Berlin, 2026-03-29",
    })
    void theNightBelongsToTheEveningBefore(Instant at, String zone, LocalDate day) {
        assertThat(SessionDay.of(at, ZoneId.of(zone))).isEqualTo(day);
    }
}
