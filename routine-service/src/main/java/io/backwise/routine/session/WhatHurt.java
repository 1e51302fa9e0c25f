package io.backwise.routine.session;

import io.backwise.routine.adaptation.PlayedSession;
import io.backwise.routine.adaptation.core.Attribution;
import io.backwise.routine.plan.RecentPain;
import io.backwise.routine.plan.RecentPain.Felt;
import io.backwise.routine.plan.RecentPains;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads from the reports what hurt lately, whose pain it was being judged as the rules of adaptation do. */
@ApplicationScoped
class WhatHurt implements RecentPains {
    private final SessionStore sessions;

    WhatHurt(SessionStore sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<RecentPain> before(LocalDate today, UUID patientId) {
        return sessions.since(patientId, today.minusDays(RecentPain.DAYS))
                .map(latest -> of(latest.stream().map(Played::of).toList()));
    }

    /** @param sessions the latest first */
    static RecentPain of(List<PlayedSession> sessions) {
        Map<String, Felt> latest = new HashMap<>();
        Map<String, Felt> noted = new HashMap<>();
        for (PlayedSession session : sessions) {
            for (PlayedSession.Item item : session.items()) {
                session.own(item).filter(Attribution.Own::isKnown).ifPresent(own -> {
                    Felt felt = new Felt(own.pain().worst(), own.isNoted());
                    latest.putIfAbsent(item.exercise(), felt);
                    if (felt.isNoted()) {
                        noted.putIfAbsent(item.exercise(), felt);
                    }
                });
            }
        }
        latest.replaceAll((exercise, felt) -> lasting(felt, noted.getOrDefault(exercise, felt)));
        return new RecentPain(latest);
    }

    /** A session that was too much as a whole takes back nothing of what was noted of an exercise before. */
    private static Felt lasting(Felt last, Felt lastNoted) {
        return lastNoted.wasTooMuch() && new Felt(last.pain(), true).wasTooMuch() ? lastNoted : last;
    }
}
