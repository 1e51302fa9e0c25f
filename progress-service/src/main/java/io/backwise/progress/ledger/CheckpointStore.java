package io.backwise.progress.ledger;

import io.backwise.kit.json.EventJson;
import io.backwise.kit.store.Sql;
import io.backwise.progress.streak.core.Checkpoint;
import io.backwise.progress.streak.core.Refold;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The checkpoints of each patient, a statement for many of them. */
@ApplicationScoped
class CheckpointStore {
    private static final String LATEST = """
            SELECT wanted.patient, latest.body
            FROM unnest(cast(:patients AS uuid[]), cast(cast(:days AS text[]) AS date[])) AS wanted (patient, day)
            CROSS JOIN LATERAL (
                SELECT body FROM checkpoint WHERE patient_id = wanted.patient AND before <= wanted.day
                ORDER BY before DESC LIMIT 1) AS latest
            """;
    private static final String DELETE = """
            DELETE FROM checkpoint USING unnest(cast(:patients AS uuid[]), cast(cast(:days AS text[]) AS date[])) AS stale (patient, day)
            WHERE patient_id = stale.patient AND before > stale.day
            """;
    private static final String INSERT = """
            INSERT INTO checkpoint (patient_id, before, body)
            SELECT * FROM unnest(cast(:patients AS uuid[]), cast(cast(:days AS text[]) AS date[]), cast(:bodies AS text[]))
            """;

    private final EventJson json;

    CheckpointStore(EventJson json) {
        this.json = json;
    }

    /** The latest checkpoint of each patient before the day or an earlier one; a patient without one is left out. */
    Uni<Map<UUID, Checkpoint>> latest(Map<UUID, LocalDate> days) {
        return Sql.rows(LATEST, ends(days)).map(rows -> {
            Map<UUID, Checkpoint> found = new HashMap<>();
            rows.forEach(row -> found.put((UUID) row[0], json.stored((String) row[1], Checkpoint.class)));
            return found;
        });
    }

    /** Puts checkpoints in the place of the stale ones. */
    Uni<Void> replace(Map<UUID, Refold> stale, Map<UUID, List<Checkpoint>> made) {
        Map<UUID, LocalDate> ends = new HashMap<>();
        stale.forEach((patient, it) -> ends.put(patient, it.after()));
        List<UUID> patients = new ArrayList<>();
        List<String> days = new ArrayList<>();
        List<String> bodies = new ArrayList<>();
        made.forEach((patient, all) -> all.forEach(it -> {
            patients.add(patient);
            days.add(it.before().toString());
            bodies.add(json.write(it));
        }));
        return Sql.update(DELETE, ends(ends))
                .chain(() -> Sql.update(
                        INSERT,
                        Map.of(
                                "patients",
                                patients.toArray(UUID[]::new),
                                "days",
                                days.toArray(String[]::new),
                                "bodies",
                                bodies.toArray(String[]::new))))
                .replaceWithVoid();
    }

    private static Map<String, Object> ends(Map<UUID, LocalDate> days) {
        List<UUID> patients = List.copyOf(days.keySet());
        return Map.of(
                "patients",
                patients.toArray(UUID[]::new),
                "days",
                patients.stream().map(it -> String.valueOf(days.get(it))).toArray(String[]::new));
    }
}
