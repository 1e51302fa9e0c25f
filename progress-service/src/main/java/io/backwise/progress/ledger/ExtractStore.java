package io.backwise.progress.ledger;

import io.backwise.kit.json.EventJson;
import io.backwise.kit.privacy.Tombstones;
import io.backwise.kit.store.Sql;
import io.backwise.progress.streak.core.Checkpoint;
import io.backwise.progress.streak.core.Progress;
import io.backwise.progress.streak.core.Schedule;
import io.backwise.progress.streak.core.SessionFact;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a summary needs of a patient, in one statement: nobody who looks, and no stream, waits for five. */
@ApplicationScoped
public class ExtractStore {
    /** Whether the ledger has changed since the version that the caller knows. Nothing more is read of one that has not. */
    private static final String CHANGED =
            "(SELECT version FROM patient WHERE patient_id = :patient) IS DISTINCT FROM :known";

    /**
     * Locks its tables in the order checkpoint, patient, session_fact, schedule_fact, as {@code swap_rebuild} does. Public for
     * whoever measures it beside a server that does nothing else.
     */
    public static final String EXTRACT = """
            SELECT (SELECT count(*) FROM tombstone WHERE hash = :hash),
                coalesce((SELECT version FROM patient WHERE patient_id = :patient), 0),
                (SELECT performed_on FROM session_fact WHERE patient_id = :patient AND CHANGED
                    ORDER BY performed_on DESC LIMIT 1),
                cast((SELECT json_agg(json_build_object('sequence', sequence, 'kind', kind, 'day', day,
                    'weekdays', weekdays, 'zone', zone)) FROM schedule_fact
                    WHERE patient_id = :patient AND CHANGED) AS text),
                latest.body,
                cast((SELECT json_agg(json_build_object('id', session_id, 'on', performed_on, 'at', performed_at,
                    'status', status, 'before', pain_before, 'after', pain_after)) FROM session_fact
                    WHERE patient_id = :patient AND performed_on >= coalesce(latest.before, '-infinity')
                        AND performed_on <= :until AND CHANGED) AS text)
            FROM (SELECT) AS one
            LEFT JOIN LATERAL (
                SELECT before, body FROM checkpoint WHERE patient_id = :patient AND before <= :day AND CHANGED
                ORDER BY before DESC LIMIT 1) AS latest ON true
            """.replace("CHANGED", CHANGED);

    /** Below every version: nothing is known. */
    public static final long NONE = -1;

    /** No session is of a later day. */
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    private final Tombstones tombstones;
    private final EventJson json;

    ExtractStore(Tombstones tombstones, EventJson json) {
        this.tombstones = tombstones;
        this.json = json;
    }

    /** A row of the schedule. */
    record PlanRow(long sequence, String kind, LocalDate day, int weekdays, String zone) {}

    /** A row of the sessions. */
    record SessionRow(String id, LocalDate on, Instant at, String status, int before, int after) {}

    /** What the summary of a past day is made from; empty of a patient of whom nothing has come. */
    public Uni<Extract> asOf(UUID patientId, LocalDate day) {
        return extract(patientId, day, day);
    }

    /** What the summaries of a day and of all later ones are made from; empty of a patient of whom nothing has come. */
    public Uni<Extract> since(UUID patientId, LocalDate day) {
        return extract(patientId, day, LATEST);
    }

    /** The same, unless the ledger stands at that version still. */
    public Uni<Optional<Extract>> since(UUID patientId, LocalDate day, long known) {
        return row(patientId, day, LATEST, known)
                .map(row -> isErased(row) || version(row) != known
                        ? Optional.of(extract(patientId, row))
                        : Optional.empty());
    }

    private Uni<Extract> extract(UUID patientId, LocalDate from, LocalDate until) {
        return row(patientId, from, until, NONE).map(row -> extract(patientId, row));
    }

    private Uni<Object[]> row(UUID patientId, LocalDate from, LocalDate until, long known) {
        return Sql.rows(
                        EXTRACT,
                        Map.of(
                                "hash",
                                tombstones.hash(patientId),
                                "patient",
                                patientId,
                                "day",
                                Progress.needsDaysFrom(from),
                                "until",
                                until,
                                "known",
                                known))
                .map(List::getFirst);
    }

    private static boolean isErased(Object[] row) {
        return ((Number) row[0]).longValue() > 0;
    }

    private static long version(Object[] row) {
        return ((Number) row[1]).longValue();
    }

    private Extract extract(UUID patientId, Object[] row) {
        Schedule schedule = Schedule.of(all((String) row[3], PlanRow[].class).stream()
                .map(it -> ScheduleStore.fact(it.sequence(), it.kind(), it.day(), it.weekdays(), it.zone()))
                .toList());
        return new Extract(
                isErased(row),
                new Ledger(patientId, version(row), schedule, Optional.ofNullable((LocalDate) row[2])),
                Optional.ofNullable((String) row[4]).map(it -> json.stored(it, Checkpoint.class)),
                all((String) row[5], SessionRow[].class).stream()
                        .map(ExtractStore::session)
                        .toList());
    }

    private <T> List<T> all(@Nullable String rows, Class<T[]> type) {
        return rows == null ? List.of() : Arrays.asList(json.stored(rows, type));
    }

    private static SessionFact session(SessionRow it) {
        return new SessionFact(
                it.id(),
                it.on(),
                it.at(),
                SessionFact.Status.valueOf(it.status().toUpperCase(Locale.ROOT)),
                it.before(),
                it.after());
    }
}
