package io.backwise.routine.session.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.routine.session.core.Completion.Part;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionCoreTest {

    @ParameterizedTest(name = "before {0}, worst {1}, {2}: {3} by {4}")
    @CsvSource({
        "0, 2, none, GREEN, ''",
        "2, 3, none, GREEN, ''",
        "2, 4, none, AMBER, PR08",
        "3, 5, none, AMBER, PR08",
        "0, 3, none, RED, PR06",
        "3, 6, none, RED, PR05 PR06",
        "5, 6, none, RED, PR05",
        "6, 7, none, AMBER, PR08",
        "6, 8, none, RED, PR05",
        "8, 9, none, RED, PR05",
        "1, 1, peripheralised, RED, PR02",
        "1, 1, centralised, GREEN, PR04",
        "4, 7, centralised, AMBER, PR05 PR06 PR04",
    })
    void painIsJudgedByItsRules(int before, int worst, String shift, Response response, String rules) {
        List<Finding> findings = PainResponse.findings(new Pain(before, worst, OptionalInt.empty()), shift, false);
        assertThat(PainResponse.colour(findings)).isEqualTo(response);
        assertThat(String.join(" ", findings.stream().map(Finding::rule).toList()))
                .isEqualTo(rules);
    }

    @ParameterizedTest(name = "before {0}, next morning {1}: {2}")
    @CsvSource({"2, 3, GREEN", "2, 4, AMBER", "2, 5, RED", "5, 6, RED", "4, 5, GREEN"})
    void theNextMorningCounts(int before, int morning, Response response) {
        Pain pain = new Pain(before, before, OptionalInt.of(morning));
        List<Finding> findings = PainResponse.findings(pain, "none", false).stream()
                .filter(it -> it.rule().startsWith("PR07"))
                .toList();
        assertThat(PainResponse.colour(findings)).isEqualTo(response);
    }

    @Test
    void aRedFlagIsRedWhateverElse() {
        IntStream.rangeClosed(0, 10).forEach(before -> IntStream.rangeClosed(before, 10)
                .forEach(worst -> assertThat(PainResponse.colour(PainResponse.findings(
                                new Pain(before, worst, OptionalInt.empty()), "centralised", true)))
                        .isEqualTo(Response.RED)));
    }

    @Test
    void moreWorstPainIsNeverMilder() {
        for (int before = 0; before <= 10; before++) {
            Response milder = Response.GREEN;
            for (int worst = before; worst <= 10; worst++) {
                Response now = PainResponse.colour(
                        PainResponse.findings(new Pain(before, worst, OptionalInt.empty()), "none", false));
                assertThat(now).as("before %d, worst %d", before, worst).isGreaterThanOrEqualTo(milder);
                milder = now;
            }
        }
    }

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
