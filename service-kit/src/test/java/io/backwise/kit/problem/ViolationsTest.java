package io.backwise.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViolationsTest {
    @ParameterizedTest
    @ValueSource(strings = {"a\0", "\ud83d", "x\ude00y"})
    void whatTheDatabaseCannotKeepIsRefusedWithItsField(String text) {
        Violations violations = new Violations();
        violations.text("reason", text, 10);
        violations.optionalText("note", text, 10);
        assertThatThrownBy(violations::refuseIfAny).isInstanceOfSatisfying(ProblemException.class, it -> assertThat(
                        it.problem().violations())
                .extracting(Violation::field)
                .containsExactly("reason", "note"));
    }

    @Test
    void anythingElseIsText() {
        Violations violations = new Violations();
        violations.text("reason", "\u0001 \ud83d\ude00 ä\n", 10);
        violations.optionalText("note", null, 10);
        violations.refuseIfAny();
    }
}
