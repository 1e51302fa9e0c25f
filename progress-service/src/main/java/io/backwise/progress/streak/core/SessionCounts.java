package io.backwise.progress.streak.core;

/** Sessions by how much was done. */
public record SessionCounts(int total, int completed, int partial, int rested) {

    SessionCounts with(SessionFact.Status status) {
        return switch (status) {
            case COMPLETED -> new SessionCounts(total + 1, completed + 1, partial, rested);
            case PARTIAL -> new SessionCounts(total + 1, completed, partial + 1, rested);
            case RESTED -> new SessionCounts(total + 1, completed, partial, rested + 1);
        };
    }
}
