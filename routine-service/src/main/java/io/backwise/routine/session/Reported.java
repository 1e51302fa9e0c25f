package io.backwise.routine.session;

/** What came of a report. */
sealed interface Reported {
    /** The report is kept, once. */
    record First(ReportAnswer answer) implements Reported {}

    /** The same report came before: the stored answer. */
    record Replay(ReportAnswer answer) implements Reported {}

    /** Another report has this id. */
    record Conflict() implements Reported {}
}
