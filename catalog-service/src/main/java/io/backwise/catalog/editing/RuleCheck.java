package io.backwise.catalog.editing;

import io.backwise.catalog.vocabulary.Condition;
import io.backwise.catalog.vocabulary.Rule;
import io.backwise.catalog.vocabulary.Trait;
import io.backwise.catalog.vocabulary.Vocabulary;
import io.backwise.kit.problem.Violations;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds a rule against the words of the catalogue. */
final class RuleCheck {
    private static final Pattern ID = Pattern.compile("[A-Z]{2,4}[0-9]{1,6}");
    private static final Set<String> SEVERITIES = Set.of("absolute", "relative");
    private static final Set<String> BASES = Set.of("found", "general-knowledge", "seed");
    private static final Set<String> OVERRIDES =
            Set.of("none", "clinician-with-reason", "clinician", "patient-with-caution");
    private static final int LONGEST_REASON = 300;

    /** Ids of rules that the program itself has. */
    private static final Set<String> TAKEN = Set.of("CAT", "PR", "PG", "RG");

    private final Set<String> conditions;
    private final Set<String> traits;
    private final Set<String> sources;
    private final Violations violations = new Violations();

    RuleCheck(Vocabulary vocabulary, Set<String> sources) {
        conditions = vocabulary.conditions().stream().map(Condition::slug).collect(Collectors.toSet());
        traits = vocabulary.traits().stream().map(Trait::slug).collect(Collectors.toSet());
        this.sources = sources;
    }

    /** What is wrong with it; nothing when all is well. */
    Violations violations(String id, RuleDraft it) {
        if (!ID.matcher(id).matches() || TAKEN.contains(id.replaceAll("[0-9]", ""))) {
            violations.add("id", "must be 2 to 4 capitals and a number, such as CR900; not CAT, PR, PG or RG");
        }
        if (it.id() != null && !it.id().equals(id)) {
            violations.add("id", "must be that of the path, or absent");
        }
        word("condition", it.condition(), conditions);
        word("trait", it.trait(), traits);
        word("severity", it.severity(), SEVERITIES);
        word("basis", it.basis(), BASES);
        word("override", it.override(), OVERRIDES);
        word("source", it.source(), sources);
        violations.text("reason", it.reason(), LONGEST_REASON);
        violations.optionalText("modification", it.modification(), LONGEST_REASON);
        List<String> also = it.whenAlso();
        if (also != null && (also.contains(null) || !conditions.containsAll(also) || also.contains(it.condition()))) {
            violations.add("whenAlso", "must be other conditions");
        }
        return violations;
    }

    private void word(String field, @Nullable String word, Set<String> known) {
        if (word == null || !known.contains(word)) {
            violations.add(field, "must be one of " + String.join(", ", new TreeSet<>(known)));
        }
    }

    /** A rule as an editor sends it. */
    record RuleDraft(
            @Nullable String id,
            @Nullable String condition,
            @Nullable String trait,
            @Nullable String severity,
            @Nullable List<String> whenAlso,
            @Nullable String reason,
            @Nullable String source,
            @Nullable String basis,
            @Nullable String override,
            @Nullable String modification) {

        /** What it becomes, once nothing is missing. */
        @SuppressWarnings("NullAway") // the check comes first
        Rule rule(String idOfPath) {
            return new Rule(
                    idOfPath, condition, trait, severity, whenAlso, reason, source, basis, override, modification);
        }
    }
}
