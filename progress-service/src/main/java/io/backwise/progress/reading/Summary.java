package io.backwise.progress.reading;

import io.backwise.progress.ledger.Ledger;
import io.backwise.progress.streak.core.Adherence;
import io.backwise.progress.streak.core.PainTrend;
import io.backwise.progress.streak.core.Progress;
import io.backwise.progress.streak.core.SessionCounts;
import io.backwise.progress.streak.core.Streak;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A patient's progress as of a day.
 *
 * @param zone the zone of the plan in force
 * @param stale whether the session that was waited for has not arrived
 */
public record Summary(
        UUID patientId,
        LocalDate asOf,
        String zone,
        StreakView streak,
        AdherenceView adherence,
        PainView pain,
        SessionCounts sessions,
        @Nullable Instant lastSessionAt,
        boolean stale) {

    /** @param today {@code paused}, {@code no-plan}, {@code done}, {@code excused}, {@code due} or {@code rest-day} */
    public record StreakView(int current, int longest, int freezesLeft, String today) {
        static StreakView of(Streak it) {
            return new StreakView(
                    it.current(), it.longest(), it.freezesLeft(), it.today().slug());
        }
    }

    /** @param last28Days met by due, 0 to 1; null when nothing was due */
    public record AdherenceView(@Nullable Double last28Days, List<Adherence.Week> weeks) {}

    /** NPRS; null before there are three reporting days. */
    public record PainView(
            @Nullable Double baseline,
            @Nullable Double recent,
            @Nullable Double change,
            String meaningful) {
        static PainView of(PainTrend it) {
            return new PainView(orNull(it.baseline()), orNull(it.recent()), orNull(it.change()), it.meaningful());
        }
    }

    static Summary of(Ledger ledger, Progress it, boolean stale) {
        return new Summary(
                ledger.patientId(),
                it.asOf(),
                ledger.zone(it.asOf()).getId(),
                StreakView.of(it.streak()),
                new AdherenceView(
                        orNull(it.adherence().last28Days()), it.adherence().weeks()),
                PainView.of(it.pain()),
                it.sessions(),
                it.lastSessionAt().orElse(null),
                stale);
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
