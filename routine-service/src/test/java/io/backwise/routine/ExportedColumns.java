package io.backwise.routine;

import io.backwise.testkit.Parts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the export makes of every column of the tables that hold something of a patient. */
final class ExportedColumns {
    /** Where it is shown, by section. */
    private static final Map<String, String> SHOWN = Map.ofEntries(
            Map.entry("profile.body", "profile.zone"),
            Map.entry("profile.changed_at", "profile.changedAt"),
            Map.entry("care_team.clinician_id", "careTeam.clinicianId"),
            Map.entry("care_team.since", "careTeam.since"),
            Map.entry("access_log.who", "accessLog.who"),
            Map.entry("access_log.what", "accessLog.what"),
            Map.entry("access_log.at", "accessLog.at"),
            Map.entry("plan.plan_id", "plans.plan.planId"),
            Map.entry("plan.revision", "plans.plan.revision"),
            Map.entry("plan.status", "plans.plan.status"),
            Map.entry("plan.starts_on", "plans.plan.startsOn"),
            Map.entry("plan.ends_on", "plans.plan.endsOn"),
            Map.entry("plan.body", "plans.minutesPerSession"),
            Map.entry("plan.gap_since", "plans.gap.since"),
            Map.entry("plan.gap_days", "plans.gap.days"),
            Map.entry("plan_revision.plan_id", "plans.revisions.plan.planId"),
            Map.entry("plan_revision.revision", "plans.revisions.revision"),
            Map.entry("plan_revision.body", "plans.revisions.plan"),
            Map.entry("plan_revision.reason", "plans.revisions.reason"),
            Map.entry("plan_revision.made_by", "plans.revisions.madeBy"),
            Map.entry("plan_revision.made_at", "plans.revisions.madeAt"),
            Map.entry("assignment_key.key", "assignmentKeys.key"),
            Map.entry("assignment_key.plan_id", "assignmentKeys.planId"),
            Map.entry("session.session_id", "sessions.session.sessionId"),
            Map.entry("session.plan_id", "sessions.session.planId"),
            Map.entry("session.performed_on", "sessions.session.performedOn"),
            Map.entry("session.status", "sessions.session.status"),
            Map.entry("session.pain_before", "sessions.session.painBefore"),
            Map.entry("session.body", "sessions.session.note"),
            Map.entry("session.answer", "sessions.answer.next"),
            Map.entry("session.reported_at", "sessions.session.reportedAt"),
            Map.entry("session.next_morning", "sessions.session.nextMorning"),
            Map.entry("red_flag_clearance.flag", "redFlagClearances.flag"),
            Map.entry("red_flag_clearance.screened_on", "redFlagClearances.screenedOn"),
            Map.entry("red_flag_clearance.reason", "redFlagClearances.reason"),
            Map.entry("red_flag_clearance.medical_outcome", "redFlagClearances.medicalOutcome"),
            Map.entry("red_flag_clearance.cleared_by", "redFlagClearances.clearedBy"),
            Map.entry("red_flag_clearance.cleared_at", "redFlagClearances.clearedAt"),
            Map.entry("plan_event.sequence", "planEvents.sequence"),
            Map.entry("plan_event.type", "planEvents.type"),
            Map.entry("plan_event.data", "planEvents.exercises"),
            Map.entry("care_alert.alert_id", "alerts.alertId"),
            Map.entry("care_alert.kind", "alerts.kind"),
            Map.entry("care_alert.subject", "alerts.subject"),
            Map.entry("care_alert.state", "alerts.state"),
            Map.entry("care_alert.version", "alerts.version"),
            Map.entry("care_alert.detail", "alerts.detail"),
            Map.entry("care_alert.raised_at", "alerts.raisedAt"),
            Map.entry("care_alert.acknowledged_by", "alerts.acknowledgedBy"),
            Map.entry("care_alert.acknowledged_at", "alerts.acknowledgedAt"));

    /** What it follows from. */
    private static final Map<String, String> DERIVED = Map.of(
            "patient.plan_sequence", "the last of planEvents",
            "plan.number", "the place in plans",
            "plan.shown", "the plan, in the words of its answer",
            "plan.changed_at", "the last of the plan's revisions, or the first of the plan that took its place");

    /** What only the program needs, of itself: it says nothing of the patient. Beside it, whose each row is. */
    private static final Set<String> TECHNICAL = Set.of(
            "patient.care_team_version",
            "access_log.id",
            "access_log.access_id",
            "plan.screened_with",
            "plan.screened_at",
            "plan.shown_form",
            "assignment_key.digest",
            "session.digest",
            "care_alert.number");

    /** Columns of JSON, and the section that shows it. */
    static final Map<String, String> DOCUMENTS = Map.of(
            "profile.body", "profile",
            "plan.body", "plans",
            "plan_revision.body", "plans",
            "plan_event.data", "planEvents",
            "session.body", "sessions",
            "session.answer", "sessions");

    /** Fields whose fields are shown one level higher, the place in the section, and whose all is. */
    static final Set<String> WRAPPERS = Set.of("session", "report", "pause", "number", "patientId");

    private ExportedColumns() {}

    static Set<String> all() {
        return Stream.of(SHOWN.keySet(), DERIVED.keySet(), TECHNICAL)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    static Set<String> shown() {
        return Set.copyOf(SHOWN.values());
    }

    /** {@code table.column} of the tables; all but whose a row is. */
    static List<String> of(Set<String> tables) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Connection database = Parts.database();
                Statement statement = database.createStatement();
                ResultSet found =
                        statement.executeQuery("SELECT table_name, column_name FROM information_schema.columns"
                                + " WHERE table_schema = 'public' AND column_name <> 'patient_id'")) {
            while (found.next()) {
                if (tables.contains(found.getString(1))) {
                    columns.add(found.getString(1) + "." + found.getString(2));
                }
            }
        }
        return columns;
    }

    /** What stands in a column of {@link #DOCUMENTS} of a patient. */
    static List<String> documents(String column, UUID patient) throws SQLException {
        String[] it = column.split("\\.", 2);
        String whose = it[0].equals("plan_revision")
                ? "plan_id IN (SELECT plan_id FROM plan WHERE patient_id = ?)"
                : "patient_id = ?";
        List<String> documents = new ArrayList<>();
        try (Connection database = Parts.database();
                PreparedStatement statement =
                        database.prepareStatement("SELECT " + it[1] + " FROM " + it[0] + " WHERE " + whose)) {
            statement.setObject(1, patient);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    documents.add(found.getString(1));
                }
            }
        }
        return documents;
    }
}
