package io.backwise.catalog.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backwise.catalog.content.Shipped;
import io.backwise.catalog.editing.RuleCheck.RuleDraft;
import io.backwise.catalog.vocabulary.Rule;
import io.backwise.kit.problem.ProblemException;
import io.backwise.kit.problem.Violation;
import io.backwise.kit.problem.Violations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of an editor's rule is what is asked of the shipped ones. */
class RuleCheckTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final String SAMPLE = """
            {"condition": "osteoporosis", "trait": "position-supine", "severity": "relative", "reason": "For this test.",
             "source": "general-knowledge", "basis": "general-knowledge", "override": "patient-with-caution"}
            """;

    @Test
    void allShippedRulesPass() {
        for (Rule it : Shipped.CONTENT.vocabulary().rules()) {
            assertThat(check(it.id(), JSON.valueToTree(it)).isEmpty())
                    .as(it.id())
                    .isTrue();
        }
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "id | \"CR901\"",
                "condition | \"made-up\"",
                "condition | null",
                "trait | \"made-up\"",
                "trait | null",
                "severity | \"grave\"",
                "severity | null",
                "source | \"my-uncle\"",
                "source | null",
                "basis | \"hearsay\"",
                "basis | null",
                "override | \"anybody\"",
                "override | null",
                "reason | \"\"",
                "reason | null",
                "whenAlso | [\"made-up\"]",
                "whenAlso | [\"osteoporosis\"]",
                "whenAlso | [null]",
            })
    void whatIsWrongIsNamed(String field, String value) throws Exception {
        ObjectNode rule = (ObjectNode) JSON.readTree(SAMPLE);
        assertThat(check("CR900", rule).isEmpty()).isTrue();
        rule.set(field, JSON.readTree(value));
        assertNamed(check("CR900", rule), field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reason", "modification"})
    void nothingIsLongerThanItIsShown(String field) throws Exception {
        ObjectNode rule = (ObjectNode) JSON.readTree(SAMPLE);
        rule.put(field, "x".repeat(300));
        assertThat(check("CR900", rule).isEmpty()).isTrue();
        rule.put(field, "x".repeat(301));
        assertNamed(check("CR900", rule), field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CAT01", "PR01", "PG01", "RG01", "C900", "cr900", "CR", "TOOLONG900", "CR900 "})
    void anIdIsItsOwn(String id) throws Exception {
        assertNamed(check(id, JSON.readTree(SAMPLE)), "id");
    }

    private static void assertNamed(Violations violations, String field) {
        assertThatThrownBy(violations::refuseIfAny).isInstanceOfSatisfying(ProblemException.class, it -> assertThat(
                        it.problem().violations())
                .extracting(Violation::field)
                .containsExactly(field));
    }

    private static Violations check(String id, JsonNode draft) {
        return new RuleCheck(Shipped.CONTENT.vocabulary(), Shipped.SOURCES)
                .violations(id, JSON.convertValue(draft, RuleDraft.class));
    }
}
