package io.backwise.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void aBodyHasAStableTypeAndNamesWhatIsWrong() {
        var body = ProblemBody.of(Problem.invalid("limit", "must be 1 to 100"), "/api/x");

        assertThat(body)
                .containsEntry("type", "urn:backwise:problem:invalid-request")
                .containsEntry("status", 400)
                .containsEntry("instance", "/api/x");
        assertThat(String.valueOf(body.get("violations"))).contains("limit", "must be 1 to 100");
    }

    @Test
    void aNotFoundNeverSaysWhy() {
        assertThat(ProblemBody.of(Problem.notFound(), "/api/x")).doesNotContainKeys("violations");
    }
}
