package io.backwise.progress.ledger;

import io.backwise.kit.paging.Cursor;
import io.backwise.kit.paging.DateRange;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a session stands among those in which an exercise was done. A report names an exercise once. */
public record DonePlace(LocalDate date, UUID sessionId) {
    private static final DonePlace BEFORE_ALL = new DonePlace(LocalDate.EPOCH, new UUID(0, 0));

    /**
     * The place after which to go on; before all without a cursor.
     *
     * @throws io.backwise.kit.problem.ProblemException 400 for a cursor that this service did not make
     */
    public static DonePlace of(@Nullable String cursor) {
        if (cursor == null) {
            return BEFORE_ALL;
        }
        String[] parts = Cursor.decode(cursor).split("/", 2);
        try {
            LocalDate date = LocalDate.parse(parts[0]);
            DateRange.sane("cursor", date);
            return new DonePlace(date, UUID.fromString(parts.length < 2 ? "" : parts[1]));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Cursor.foreign();
        }
    }

    static DonePlace of(SessionV1 session) {
        return new DonePlace(session.performedOn(), session.sessionId());
    }

    /** Of what was done. */
    public static String key(DoneExercise it) {
        return it.date() + "/" + it.sessionId();
    }
}
