package io.backwise.progress.ledger;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was done of one exercise in one session. */
public record DoneExercise(
        LocalDate date,
        UUID sessionId,
        @Nullable Integer setsDone,
        @Nullable Integer repsDone,
        @Nullable Integer holdSecondsDone,
        @Nullable Integer minutesDone) {}
