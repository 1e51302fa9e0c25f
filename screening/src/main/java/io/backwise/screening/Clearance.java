package io.backwise.screening;

import java.util.Optional;

/**
 * A clinician's record that a red flag need not keep a person from exercising.
 *
 * @param reason why, in the clinician's words
 * @param medicalOutcome what came of the medical contact that the flag called for; empty when there was none
 */
public record Clearance(String flag, String reason, Optional<String> medicalOutcome) {
    /** @throws IllegalArgumentException without a reason */
    public Clearance {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a clearance needs a reason");
        }
        medicalOutcome = medicalOutcome.filter(it -> !it.isBlank());
    }

    /** Whether this is enough for the flag: a review by a clinician, or the outcome of the medical contact it calls for. */
    public boolean clears(RedFlag redFlag) {
        return flag.equals(redFlag.id()) && (!redFlag.pathway().needsMedicalContact() || medicalOutcome.isPresent());
    }
}
