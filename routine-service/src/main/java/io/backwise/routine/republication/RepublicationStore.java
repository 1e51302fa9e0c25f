package io.backwise.routine.republication;

import io.backwise.kit.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The one republication: of whom, and how far it is. */
@ApplicationScoped
class RepublicationStore {
    static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String BEGIN = """
            INSERT INTO republication (id, patient_id, state, after_id, patients, done, last_row)
            SELECT 1, cast(nullif(:patient, '') AS uuid), 'running', :first, count(*), 0, 0 FROM patient
            WHERE :patient IN ('', cast(patient_id AS text))
            ON CONFLICT (id) DO UPDATE
            SET patient_id = excluded.patient_id, state = excluded.state, after_id = excluded.after_id,
                patients = excluded.patients, done = excluded.done, last_row = excluded.last_row,
                number = republication.number + 1
            """;
    private static final String READ =
            "SELECT cast(patient_id AS text), state, after_id, patients, done, last_row, number FROM republication";
    private static final String NEXT = """
            SELECT patient_id FROM patient WHERE patient_id > :after AND :patient IN ('', cast(patient_id AS text))
            ORDER BY patient_id LIMIT :limit
            """;
    private static final String STEP = """
            UPDATE republication SET state = :state, after_id = :after, done = done + :done, last_row = :last,
                patient_id = CASE WHEN :state = 'running' THEN patient_id END
            WHERE id = 1
            """;

    /** As stored; {@code patient} is empty for everybody. */
    record Stored(String patient, boolean isRunning, UUID after, long patients, long done, long lastRow, long number) {}

    /** Begins one, in the place of any before. */
    Uni<Void> begin(Optional<UUID> patient) {
        return Sql.update(BEGIN, Map.of("patient", patient.map(UUID::toString).orElse(""), "first", BEFORE_ALL))
                .replaceWithVoid();
    }

    Uni<Optional<Stored>> read() {
        return Sql.rows(READ, Map.of()).map(RepublicationStore::first);
    }

    /** The running one, unless another replica is at it. */
    Uni<Optional<Stored>> take() {
        return Sql.rows(READ + " WHERE state = 'running' FOR UPDATE SKIP LOCKED", Map.of())
                .map(RepublicationStore::first);
    }

    private static Optional<Stored> first(List<Object[]> rows) {
        return rows.stream()
                .findFirst()
                .map(row -> new Stored(
                        row[0] == null ? "" : (String) row[0],
                        row[1].equals("running"),
                        (UUID) row[2],
                        ((Number) row[3]).longValue(),
                        ((Number) row[4]).longValue(),
                        ((Number) row[5]).longValue(),
                        ((Number) row[6]).longValue()));
    }

    /** The patients that come next, by id. */
    Uni<List<UUID>> next(Stored it, int limit) {
        return Sql.values(NEXT, UUID.class, Map.of("after", it.after(), "patient", it.patient(), "limit", limit));
    }

    /** With the last step the position starts again: no id is kept of a patient whose record is not at work. */
    Uni<Void> step(UUID after, int done, long lastRow, boolean isLast) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("state", isLast ? "written" : "running");
        columns.put("after", isLast ? BEFORE_ALL : after);
        columns.put("done", done);
        columns.put("last", lastRow);
        return Sql.update(STEP, columns).replaceWithVoid();
    }
}
