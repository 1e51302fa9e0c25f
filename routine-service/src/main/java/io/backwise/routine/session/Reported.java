package io.backwise.routine.session;

import io.backwise.kit.problem.Problem;

/** What came of a report. A refusal that tells of the patient is a value, not an exception: it was an access, and stays in the log. */
sealed interface Reported {
    /** The report is kept, once. */
    record First(ReportAnswer answer) implements Reported {}

    /** The same report came before: the stored answer. */
    record Replay(ReportAnswer answer) implements Reported {}

    /** Another report has this id. */
    record Conflict() implements Reported {}

    /** It names no plan of this patient, or no revision of it. */
    record Unplanned(Problem why) implements Reported {}
}
