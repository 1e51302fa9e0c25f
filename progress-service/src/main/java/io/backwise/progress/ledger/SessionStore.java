package io.backwise.progress.ledger;

import io.backwise.kit.json.Digest;
import io.backwise.kit.json.EventJson;
import io.backwise.kit.outbox.Displaced;
import io.backwise.kit.store.Instants;
import io.backwise.kit.store.Sql;
import io.backwise.progress.streak.core.SessionFact;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Sessions that were reported, a statement for a whole batch. */
@ApplicationScoped
class SessionStore {
    private static final String STANDING =
            "SELECT ce_id, body FROM session_fact WHERE session_id = ANY (cast(:sessions AS uuid[]))";
    private static final String PUT = """
            INSERT INTO session_fact (session_id, patient_id, performed_on, performed_at, status, pain_before, pain_after,
                reported_at, ce_id, digest, body)
            SELECT * FROM unnest(cast(:sessions AS uuid[]), cast(:patients AS uuid[]), cast(cast(:ons AS text[]) AS date[]),
                cast(cast(:ats AS text[]) AS timestamptz[]), cast(:statuses AS text[]), cast(:befores AS integer[]),
                cast(:afters AS integer[]), cast(cast(:reporteds AS text[]) AS timestamptz[]), cast(:ces AS text[]),
                cast(:digests AS text[]), cast(:bodies AS text[]))
            ON CONFLICT (session_id) DO UPDATE
            SET patient_id = excluded.patient_id, performed_on = excluded.performed_on,
                performed_at = excluded.performed_at, status = excluded.status, pain_before = excluded.pain_before,
                pain_after = excluded.pain_after, reported_at = excluded.reported_at, ce_id = excluded.ce_id,
                digest = excluded.digest, body = excluded.body
            WHERE (excluded.reported_at, excluded.ce_id) <= (session_fact.reported_at, session_fact.ce_id)
            RETURNING CASE WHEN xmax = 0 THEN 'new' ELSE 'instead' END
            """;
    private static final String LATEST = """
            SELECT patient, latest.performed_on FROM unnest(cast(:patients AS uuid[])) AS patient
            CROSS JOIN LATERAL (
                SELECT performed_on FROM session_fact WHERE patient_id = patient
                ORDER BY performed_on DESC LIMIT 1) AS latest
            """;
    /** Lateral and ordered inside: joined freely, a plan made while the table was small reads all of it for each patient. */
    private static final String SINCE = """
            SELECT session_id, performed_on, performed_at, status, pain_before, pain_after, patient
            FROM unnest(cast(:patients AS uuid[]), cast(cast(:days AS text[]) AS date[])) AS wanted (patient, day)
            CROSS JOIN LATERAL (
                SELECT * FROM session_fact WHERE patient_id = wanted.patient AND performed_on >= wanted.day
                ORDER BY performed_on, session_id) AS since
            """;

    private final EventJson json;

    SessionStore(EventJson json) {
        this.json = json;
    }

    static Entry<UUID, SessionEvent> entry(SessionEvent event) {
        return new Entry<>(
                event.data().sessionId(),
                new Entry.Rank(event.data().reportedAt(), event.ceId()),
                Digest.of(event.body()),
                event);
    }

    /** To be put aside when another takes its place. */
    static Displaced displaced(SessionEvent event) {
        return new Displaced(
                LedgerConsumer.SESSIONS,
                event.data().patientId().toString(),
                event.ceId(),
                SessionEvent.TYPE,
                event.body(),
                RecordingFacts.DISPLACED);
    }

    /** Those of the sessions that stand. */
    Uni<List<Entry<UUID, SessionEvent>>> standing(Collection<UUID> sessions) {
        return Sql.rows(STANDING, Map.of("sessions", sessions.toArray(UUID[]::new)))
                .map(rows -> rows.stream()
                        .map(row -> standing((String) row[0], json.stored((String) row[1], SessionV1.class)))
                        .toList());
    }

    /** As it would be written now: one that was kept when more was read of an event, or in another order, is no other for that. */
    private Entry<UUID, SessionEvent> standing(String ceId, SessionV1 data) {
        return entry(new SessionEvent(ceId, data, json.write(data)));
    }

    /**
     * Writes them, the patients being locked.
     *
     * @param instead how many of them take the place of one that stands
     */
    Uni<Void> put(List<Entry<UUID, SessionEvent>> entries, long instead) {
        List<SessionV1> all = entries.stream().map(it -> it.fact().data()).toList();
        Map<String, Object> columns = new HashMap<>();
        columns.put("sessions", column(all, SessionV1::sessionId, UUID[]::new));
        columns.put("patients", column(all, SessionV1::patientId, UUID[]::new));
        columns.put("ons", column(all, it -> it.performedOn().toString(), String[]::new));
        columns.put("ats", column(all, it -> it.performedAt().toString(), String[]::new));
        columns.put("statuses", column(all, SessionV1::status, String[]::new));
        columns.put("befores", column(all, SessionV1::painBefore, Integer[]::new));
        columns.put("afters", column(all, SessionV1::painAfter, Integer[]::new));
        columns.put(
                "reporteds",
                column(all, it -> it.reportedAt().truncatedTo(ChronoUnit.MICROS).toString(), String[]::new));
        columns.put("ces", column(entries, it -> it.fact().ceId(), String[]::new));
        columns.put("digests", column(entries, Entry::digest, String[]::new));
        columns.put("bodies", column(entries, it -> it.fact().body(), String[]::new));
        return Sql.values(PUT, String.class, columns)
                .invoke(put -> expect(put, entries.size(), instead))
                .replaceWithVoid();
    }

    /** The locks are on patients, and a session is told of two of them only by a defect: the other one was quicker. */
    private static void expect(List<String> put, int all, long instead) {
        if (put.size() != all || put.stream().filter("instead"::equals).count() != instead) {
            throw new IllegalStateException("a session was entered for another patient meanwhile: to be tried again");
        }
    }

    private static <T, C> C[] column(List<T> rows, Function<T, C> value, java.util.function.IntFunction<C[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    /** The day of each patient's latest session; a patient without any is left out. */
    Uni<Map<UUID, LocalDate>> latest(Set<UUID> patients) {
        return Sql.rows(LATEST, Map.of("patients", patients.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, LocalDate> days = new HashMap<>();
                    rows.forEach(row -> days.put((UUID) row[0], (LocalDate) row[1]));
                    return days;
                });
    }

    /** The sessions of each patient from a day on. */
    Uni<Map<UUID, List<SessionFact>>> since(Map<UUID, LocalDate> days) {
        List<UUID> patients = List.copyOf(days.keySet());
        return Sql.rows(
                        SINCE,
                        Map.of(
                                "patients", patients.toArray(UUID[]::new),
                                "days", column(patients, it -> String.valueOf(days.get(it)), String[]::new)))
                .map(rows -> {
                    Map<UUID, List<SessionFact>> found = new HashMap<>();
                    rows.forEach(row -> found.computeIfAbsent((UUID) row[6], it -> new ArrayList<>())
                            .add(fact(row)));
                    return found;
                });
    }

    static SessionFact fact(Object[] row) {
        return new SessionFact(
                row[0].toString(),
                (LocalDate) row[1],
                Instants.of(row[2]),
                SessionFact.Status.valueOf(((String) row[3]).toUpperCase(Locale.ROOT)),
                ((Number) row[4]).intValue(),
                ((Number) row[5]).intValue());
    }
}
