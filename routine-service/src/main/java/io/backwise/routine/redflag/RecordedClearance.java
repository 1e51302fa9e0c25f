package io.backwise.routine.redflag;

import io.backwise.screening.Clearance;
import java.time.Instant;

/** A clearance, by whom and when. */
public record RecordedClearance(Clearance clearance, String clearedBy, Instant clearedAt) {}
