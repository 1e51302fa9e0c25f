package io.backwise.routine.session;

import io.backwise.routine.adaptation.PlayedSession;
import io.backwise.routine.plan.RecentPain;
import java.util.List;

/** What hurt, of sessions that nobody stored. */
public final class Hurt {
    private Hurt() {}

    /** @param sessions the latest first */
    public static RecentPain of(List<PlayedSession> sessions) {
        return WhatHurt.of(sessions);
    }
}
