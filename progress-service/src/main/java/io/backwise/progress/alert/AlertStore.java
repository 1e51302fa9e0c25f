package io.backwise.progress.alert;

import io.backwise.kit.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Care alerts, a statement for a whole batch. */
@ApplicationScoped
public class AlertStore {
    private static final String PUT = """
            INSERT INTO care_alert (alert_id, patient_id, version, state, kind, raised_at)
            SELECT * FROM unnest(cast(:alerts AS uuid[]), cast(:patients AS uuid[]), cast(:versions AS bigint[]),
                cast(:states AS text[]), cast(:kinds AS text[]), cast(cast(:raiseds AS text[]) AS timestamptz[]))
            ON CONFLICT (alert_id) DO UPDATE
            SET version = excluded.version, state = excluded.state, kind = excluded.kind, raised_at = excluded.raised_at
            WHERE care_alert.version < excluded.version
            """;
    private static final String OPEN = """
            SELECT patient_id, kind FROM care_alert
            WHERE state = 'open' AND patient_id = ANY (cast(:patients AS uuid[])) ORDER BY kind
            """;

    Uni<Void> put(List<CareAlertV1> alerts) {
        return Sql.update(
                        PUT,
                        Map.of(
                                "alerts",
                                        alerts.stream()
                                                .map(CareAlertV1::alertId)
                                                .toArray(UUID[]::new),
                                "patients",
                                        alerts.stream()
                                                .map(CareAlertV1::patientId)
                                                .toArray(UUID[]::new),
                                "versions",
                                        alerts.stream()
                                                .map(CareAlertV1::version)
                                                .toArray(Long[]::new),
                                "states",
                                        alerts.stream().map(CareAlertV1::state).toArray(String[]::new),
                                "kinds", alerts.stream().map(CareAlertV1::kind).toArray(String[]::new),
                                "raiseds",
                                        alerts.stream()
                                                .map(it -> it.raisedAt().toString())
                                                .toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** The kinds of the open alerts of each patient who has any. */
    public Uni<Map<UUID, List<String>>> open(Collection<UUID> patients) {
        return Sql.rows(OPEN, Map.of("patients", patients.toArray(UUID[]::new))).map(rows -> {
            Map<UUID, List<String>> open = new HashMap<>();
            rows.forEach(row ->
                    open.computeIfAbsent((UUID) row[0], it -> new ArrayList<>()).add((String) row[1]));
            return open;
        });
    }
}
