package io.backwise.progress.panel;

import io.backwise.kit.paging.Cursor;
import io.backwise.progress.panel.core.Attention;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * Where a patient stands on a panel: the graver reasons first, then who has been silent longest.
 *
 * @param lastSession epoch seconds; 0 without any
 */
record PanelPlace(int weight, long lastSession, UUID patientId) implements Comparable<PanelPlace> {
    private static final Comparator<PanelPlace> ORDER = Comparator.comparingInt(PanelPlace::weight)
            .reversed()
            .thenComparingLong(PanelPlace::lastSession)
            .thenComparing(PanelPlace::patientId);

    static PanelPlace of(PanelItem it) {
        Instant last = it.lastSessionAt();
        return new PanelPlace(
                Attention.weight(it.attention()), last == null ? 0 : last.getEpochSecond(), it.patientId());
    }

    /** @throws io.backwise.kit.problem.ProblemException 400 for a cursor that this service did not make */
    static PanelPlace of(String cursor) {
        String[] parts = Cursor.decode(cursor).split("/", 3);
        try {
            return new PanelPlace(
                    Integer.parseInt(parts[0]),
                    Long.parseLong(parts.length < 2 ? "" : parts[1]),
                    UUID.fromString(parts.length < 3 ? "" : parts[2]));
        } catch (IllegalArgumentException e) {
            throw Cursor.foreign();
        }
    }

    String key() {
        return weight + "/" + lastSession + "/" + patientId;
    }

    @Override
    public int compareTo(PanelPlace other) {
        return ORDER.compare(this, other);
    }
}
