package io.backwise.progress.panel;

import io.backwise.progress.panel.core.Reason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A patient on a clinician's panel.
 *
 * @param attention why the patient needs attention, the gravest first; empty when all is well
 * @param openAlerts kinds of the alerts that nobody has seen to
 * @param last28Days adherence, 0 to 1; null when nothing was due
 * @param painRecent NPRS, of the last three reporting days; null before there are three, as is the change
 * @param today as in the summary
 */
public record PanelItem(
        UUID patientId,
        List<Reason> attention,
        List<String> openAlerts,
        @Nullable Double last28Days,
        @Nullable Double painRecent,
        @Nullable Double painChange,
        int streak,
        String today,
        @Nullable Instant lastSessionAt) {}
