package io.backwise.catalog.vocabulary;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A health condition that rules speak of.
 *
 * @param codes ICD-10 codes; SNOMED CT needs a licence
 * @param maxDifficulty the hardest exercise that may be composed with it, 1 to 5
 * @param requiresClinicianPlan whether only a clinician may assign a plan
 * @param expires when and how it may end; null for a lasting condition
 * @param activatedBy a reported pain that makes it active by itself
 * @param mutuallyExclusiveWith conditions that cannot stand beside it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Condition(
        String slug,
        String name,
        String group,
        String description,
        List<Code> codes,
        int maxDifficulty,
        boolean requiresClinicianPlan,
        @Nullable Expires expires,
        @Nullable ActivatedBy activatedBy,
        @Nullable List<String> mutuallyExclusiveWith) {

    /** A code of a classification. */
    public record Code(String system, String code, String display) {}

    /** The least pain now (NPRS, 0 to 10) that activates the condition. */
    public record ActivatedBy(int painNowAtLeast) {}

    /**
     * How a condition ends; it never ends silently.
     *
     * @param afterDays days after {@code since} when it is over
     * @param clinicianEnds whether only a clinician ends it
     * @param then the condition that it turns into, or {@code review-due}
     * @param selfCheck the question whose answer ends it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Expires(
            @Nullable Integer afterDays,
            @Nullable Boolean clinicianEnds,
            @Nullable String then,
            @Nullable String selfCheck) {}
}
