package io.backwise.routine.plan;

import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.plan.SessionPreview.NotChosen;
import io.backwise.screening.RedFlag;
import io.backwise.screening.RedFlagOutcome;
import java.util.List;
import java.util.Set;

/** What came of composing for a person. */
sealed interface Proposal {
    /** A session that is safe for this person. */
    record Proposed(SessionPreview session) implements Proposal {}

    /** Nothing is known of this person, so nothing could be screened. */
    record ProfileMissing() implements Proposal {}

    /** Red flags block every session. */
    record RedFlagged(List<RedFlag> flags, String pathway, String advice) implements Proposal {
        static RedFlagged of(RedFlagOutcome.Blocked blocked, Catalogue catalogue) {
            String pathway = blocked.worst().slug();
            return new RedFlagged(blocked.blocking(), pathway, catalogue.advice(pathway));
        }
    }

    /** Conditions with which only a clinician may assign. */
    record ClinicianNeeded(Set<String> conditions) implements Proposal {}

    /** An override that nobody may make, that a patient may not make, or that overrules nothing. */
    record OverrideRefused(RuleOverride override, String why) implements Proposal {}

    /** A pinned exercise that is excluded or cannot be done. */
    record PinRefused(String exercise, String why, List<Because> because) implements Proposal {}

    /**
     * No session obeys the constraints.
     *
     * @param reasons the deciding one first, then what kept exercises out
     */
    record Infeasible(List<String> reasons, List<SessionPreview.ExcludedExercise> excluded, List<NotChosen> notChosen)
            implements Proposal {}
}
