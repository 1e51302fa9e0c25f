package io.backwise.benchmarks.pipeline;

import io.backwise.benchmarks.measure.Admitted;
import io.backwise.benchmarks.measure.Clinic;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;

/**
 * Somebody with a plan who reports sessions and watches the streak. A report is seen when the summary counts as many
 * sessions as were sent up to it.
 */
final class Patient {
    private static final String MARK = "@performedAt@";

    private final UUID id;
    private final String token;
    private final String reportHead;
    private final String reportTail;
    private final Deque<Expected> expected = new ArrayDeque<>();
    private long sent;
    private long total = -1;

    private record Expected(long total, InFlight report) {}

    Patient(Admitted admitted) {
        id = admitted.id();
        token = admitted.token();
        String[] parts = Clinic.report(admitted.plan(), MARK).toString().split(MARK, 2);
        reportHead = parts[0];
        reportTail = parts[1];
    }

    UUID id() {
        return id;
    }

    String token() {
        return token;
    }

    /** The body of a report. */
    String report(String performedAt) {
        return reportHead + performedAt + reportTail;
    }

    /** The next report is about to be sent. */
    synchronized void expect(InFlight report) {
        sent++;
        expected.add(new Expected(sent, report));
    }

    /** A summary came by the stream. */
    synchronized void sees(long sessions) {
        total = Math.max(total, sessions);
        while (!expected.isEmpty() && expected.element().total() <= total) {
            expected.remove().report().seen();
        }
    }

    synchronized boolean isWatching() {
        return total >= 0;
    }
}
