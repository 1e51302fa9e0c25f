package io.backwise.progress.rebuild;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param patientId the one who is rebuilt; everybody when absent */
public record RebuildRequest(@Nullable UUID patientId) {}
