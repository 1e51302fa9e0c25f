package io.backwise.catalog.vocabulary;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a trait means for a condition.
 *
 * @param severity {@code absolute}: never composed; {@code relative}: composed with the reason as a caution
 * @param whenAlso other conditions that must be active too
 * @param reason a sentence for the patient
 * @param source id in the source list
 * @param basis {@code found}, {@code general-knowledge} or {@code seed}
 * @param override who may overrule an absolute rule: {@code none}, {@code clinician-with-reason}, {@code clinician} or
 *     {@code patient-with-caution}
 * @param modification how to make the move fit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Rule(
        String id,
        String condition,
        String trait,
        String severity,
        @Nullable List<String> whenAlso,
        String reason,
        String source,
        String basis,
        String override,
        @Nullable String modification) {}
