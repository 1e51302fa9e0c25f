package io.backwise.routine.redflag;

import io.backwise.kit.store.Instants;
import io.backwise.kit.store.Sql;
import io.backwise.routine.profile.Profile;
import io.backwise.routine.profile.ScreeningAnswers;
import io.backwise.screening.Clearance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Clearances of red flags, one a flag. */
@ApplicationScoped
public class ClearanceStore implements ScreeningAnswers {
    private static final String PUT = """
            INSERT INTO red_flag_clearance
                (patient_id, flag, screened_on, reason, medical_outcome, cleared_by, cleared_at)
            VALUES (:patient, :flag, :screened, :reason, :outcome, :by, :at)
            ON CONFLICT (patient_id, flag) DO UPDATE SET
                screened_on = excluded.screened_on, reason = excluded.reason,
                medical_outcome = excluded.medical_outcome, cleared_by = excluded.cleared_by,
                cleared_at = excluded.cleared_at
            """;
    private static final String HOLDING = """
            SELECT flag, reason, medical_outcome, cleared_by, cleared_at FROM red_flag_clearance
            WHERE patient_id = :patient AND screened_on = :screened ORDER BY flag
            """;

    private static final String ALL = """
            SELECT flag, screened_on, reason, medical_outcome, cleared_by, cleared_at FROM red_flag_clearance
            WHERE patient_id = :patient ORDER BY flag
            """;

    private static final String FORGET = """
            DELETE FROM red_flag_clearance
            WHERE patient_id = :patient AND (screened_on <> :screened OR NOT flag = ANY (string_to_array(:flags, ' ')))
            """;

    /** What holds for the answers of this profile: who was asked again since is not cleared any more. */
    public Uni<List<RecordedClearance>> holding(UUID patientId, Profile profile) {
        return Sql.rows(HOLDING, Map.of("patient", patientId, "screened", profile.screenedOn()))
                .map(rows -> rows.stream().map(ClearanceStore::clearance).toList());
    }

    /** All that is on record of a patient, by flag. */
    Uni<List<HeldClearances.Item>> all(UUID patientId) {
        return Sql.rows(ALL, Map.of("patient", patientId))
                .map(rows -> rows.stream().map(ClearanceStore::item).toList());
    }

    private static HeldClearances.Item item(Object[] row) {
        return new HeldClearances.Item(
                (String) row[0],
                (LocalDate) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                Instants.of(row[5]));
    }

    private static RecordedClearance clearance(Object[] row) {
        return new RecordedClearance(
                new Clearance((String) row[0], (String) row[1], Optional.of((String) row[2])),
                (String) row[3],
                Instants.of(row[4]));
    }

    Uni<Void> put(UUID patientId, LocalDate screenedOn, RecordedClearance it) {
        return Sql.update(
                        PUT,
                        Map.of(
                                "patient", patientId,
                                "flag", it.clearance().flag(),
                                "screened", screenedOn,
                                "reason", it.clearance().reason(),
                                "outcome", it.clearance().medicalOutcome().orElse(""),
                                "by", it.clearedBy(),
                                "at", it.clearedAt().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** A "yes" that is withdrawn, or given in another screening, takes along what was recorded of it. */
    @Override
    public Uni<Void> given(UUID patientId, Profile profile) {
        return Sql.update(
                        FORGET,
                        Map.of(
                                "patient", patientId,
                                "screened", profile.screenedOn(),
                                "flags", String.join(" ", profile.redFlags())))
                .replaceWithVoid();
    }

    /** The flags were answered "yes" again: what was recorded of the last time does not hold for this one. */
    public Uni<Void> voidAll(UUID patientId, List<String> flags) {
        return flags.isEmpty()
                ? Uni.createFrom().voidItem()
                : Sql.update(
                                "DELETE FROM red_flag_clearance WHERE patient_id = :patient AND flag IN (:flags)",
                                Map.of("patient", patientId, "flags", flags))
                        .replaceWithVoid();
    }
}
