package io.backwise.catalog;

import java.util.Map;

/** A rule that an editor of the test may add. */
final class SampleRule {
    static final Map<String, Object> BODY = Map.of(
            "condition", "osteoporosis",
            "trait", "position-supine",
            "severity", "relative",
            "reason", "Only for this test.",
            "source", "general-knowledge",
            "basis", "general-knowledge",
            "override", "patient-with-caution");

    private SampleRule() {}
}
