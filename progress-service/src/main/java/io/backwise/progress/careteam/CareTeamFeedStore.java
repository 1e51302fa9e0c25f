package io.backwise.progress.careteam;

import io.backwise.kit.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** When each partition of the care-team feed was caught up with, over all replicas, by the clock of the database. */
@ApplicationScoped
class CareTeamFeedStore {
    private static final String PUT = """
            INSERT INTO care_team_feed (part, caught_up_at)
            SELECT part, now() - cast(:ago AS bigint) * interval '1 millisecond' FROM unnest(cast(:parts AS integer[])) AS part
            ORDER BY part
            ON CONFLICT (part) DO UPDATE SET caught_up_at = excluded.caught_up_at
            """;
    private static final String OLDEST = """
            SELECT cast(ceil(extract(epoch FROM now() - min(caught_up_at)) * 1000) AS bigint) FROM care_team_feed
            HAVING count(*) >= :parts
            """;

    /** These were caught up with so long before the transaction began. */
    Uni<Void> caughtUp(Collection<Integer> parts, Duration ago) {
        return Sql.update(PUT, Map.of("parts", parts.toArray(Integer[]::new), "ago", ago.toMillis()))
                .replaceWithVoid();
    }

    /** How long ago the one that is furthest behind was caught up with; empty when one of so many never was. */
    Uni<Optional<Duration>> age(int parts) {
        return Sql.value(OLDEST, Long.class, Map.of("parts", parts)).map(it -> it.map(Duration::ofMillis));
    }
}
