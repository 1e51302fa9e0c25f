package io.backwise.routine.redflag;

import io.backwise.screening.Pathway;

/** What came of clearing a red flag. A refusal is a value, not an exception: it was an access, and stays in the log. */
sealed interface Clearing {
    /** It stands; all flags of the patient. */
    record Cleared(RedFlagList flags) implements Clearing {}

    /** The patient has not answered this flag with yes. */
    record NotAnswered() implements Clearing {}

    /** The answers are not those that the clinician has seen. */
    record AnsweredSince() implements Clearing {}

    /** The pathway asks for the outcome of a medical contact. */
    record OutcomeNeeded(Pathway pathway, String advice) implements Clearing {}
}
