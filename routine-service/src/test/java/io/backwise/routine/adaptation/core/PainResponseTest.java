package io.backwise.routine.adaptation.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PainResponseTest {
    @ParameterizedTest(name = "before {0}, worst {1}, {2}: {3} by {4}")
    @CsvSource({
        "0, 2, NONE, GREEN, ''",
        "2, 3, NONE, GREEN, ''",
        "2, 4, NONE, AMBER, PR08",
        "3, 5, NONE, AMBER, PR08",
        "0, 3, NONE, RED, PR06",
        "3, 6, NONE, RED, PR05 PR06",
        "5, 6, NONE, RED, PR05",
        "6, 7, NONE, AMBER, PR08",
        "7, 7, NONE, AMBER, PR08",
        "6, 8, NONE, RED, PR05",
        "8, 8, NONE, AMBER, PR00 PR08",
        "8, 9, NONE, RED, PR00 PR05",
        "1, 1, PERIPHERALISED, RED, PR02",
        "1, 1, CENTRALISED, GREEN, PR04",
        "4, 7, CENTRALISED, AMBER, PR05 PR06 PR04",
    })
    void painIsJudgedByItsRules(int before, int worst, Shift shift, Response response, String rules) {
        List<Finding> findings = PainResponse.findings(new Pain(before, worst, OptionalInt.empty()), shift, false);
        assertThat(PainResponse.colour(findings)).isEqualTo(response);
        assertThat(String.join(" ", findings.stream().map(Finding::rule).toList()))
                .isEqualTo(rules);
    }

    @ParameterizedTest(name = "before {0}, next morning {1}: {2}")
    @CsvSource({"2, 3, GREEN", "2, 4, AMBER", "2, 5, RED", "5, 6, RED", "4, 5, GREEN"})
    void theNextMorningCounts(int before, int morning, Response response) {
        Pain pain = new Pain(before, before, OptionalInt.of(morning));
        List<Finding> findings = PainResponse.findings(pain, Shift.NONE, false).stream()
                .filter(it -> it.rule().startsWith("PR07"))
                .toList();
        assertThat(PainResponse.colour(findings)).isEqualTo(response);
    }

    @Test
    void aRedFlagIsRedWhateverElse() {
        IntStream.rangeClosed(0, 10).forEach(before -> IntStream.rangeClosed(before, 10)
                .forEach(worst -> assertThat(PainResponse.colour(PainResponse.findings(
                                new Pain(before, worst, OptionalInt.empty()), Shift.CENTRALISED, true)))
                        .isEqualTo(Response.RED)));
    }

    @Test
    void moreWorstPainIsNeverMilder() {
        for (int before = 0; before <= 10; before++) {
            Response milder = Response.GREEN;
            for (int worst = before; worst <= 10; worst++) {
                Response now = PainResponse.colour(
                        PainResponse.findings(new Pain(before, worst, OptionalInt.empty()), Shift.NONE, false));
                assertThat(now).as("before %d, worst %d", before, worst).isGreaterThanOrEqualTo(milder);
                milder = now;
            }
        }
    }
}
