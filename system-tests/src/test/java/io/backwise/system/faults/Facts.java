package io.backwise.system.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * I1 beyond the reports: what became of plans, care teams, alerts and those who were erased is the same for the callers who
 * were answered, in routine-service, on the topics and in progress-service.
 */
final class Facts {
    /** What routine-service does of itself, such as to look at a plan again, may be on its way. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(5);

    private static final String KIND = """
            CASE split_part(type, '.', 5) WHEN 'assigned' THEN 'scheduled' WHEN 'revised' THEN 'scheduled'
            ELSE split_part(type, '.', 5) END
            """;
    /** The day that an event speaks of. */
    private static final String DAY = """
            CASE split_part(type, '.', 5) WHEN 'completed' THEN data::json ->> 'to'
            WHEN 'suspended' THEN data::json #>> '{pause,from}' WHEN 'resumed' THEN data::json #>> '{pause,to}'
            ELSE data::json ->> 'from' END
            """;
    /** As bits, Monday the first. */
    private static final String WEEKDAYS = """
            (SELECT coalesce(sum(1 << (array_position(ARRAY['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY',
                'SATURDAY', 'SUNDAY'], day) - 1)), 0) FROM json_array_elements_text(data::json -> 'weekdays') AS day)
            """;

    private static final String TABLES = "SELECT schemaname || '.' || tablename FROM pg_tables"
            + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')";

    private final World world;
    private final Set<String> known;
    private final String ofKnown;
    private final List<String> complaints = new ArrayList<>();

    private Facts(World world) {
        this.world = world;
        this.known = world.known.stream().map(UUID::toString).collect(Collectors.toSet());
        this.ofKnown = World.of(world.known);
    }

    static List<String> complaints(World world) throws Exception {
        long end = System.nanoTime() + ON_ITS_WAY.toNanos();
        List<String> complaints = new Facts(world).look();
        while (!complaints.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(500);
            complaints = new Facts(world).look();
        }
        return complaints;
    }

    private List<String> look() throws Exception {
        sessions();
        plans();
        teams();
        alerts();
        erasures();
        return complaints;
    }

    /** What was told of each, and not only that there is one. */
    private void sessions() throws SQLException {
        String here = "SELECT concat_ws(' ', session_id, patient_id, performed_on, status,"
                + " body::json #>> '{report,painBefore}', body::json #>> '{report,painAfter}',"
                + " extract(epoch FROM cast(body::json #>> '{report,performedAt}' AS timestamptz))) FROM session WHERE ";
        String there = "SELECT concat_ws(' ', session_id, patient_id, performed_on, status, pain_before, pain_after,"
                + " extract(epoch FROM performed_at)) FROM session_fact WHERE ";
        same("reports", rows("routine", here + ofKnown), rows("progress", there + ofKnown), "in progress-service");
    }

    private void plans() throws SQLException {
        Set<String> here = rows(
                "routine",
                "SELECT patient_id || ' ' || sequence || ' ' || " + KIND + " FROM plan_event WHERE " + ofKnown);
        Set<String> published = published("plan-changed").stream()
                .map(it -> text(it, "patientId") + " " + text(it, "sequence") + " " + kind(it))
                .collect(Collectors.toSet());
        same("changes of plans", here, published, "published");
        same(
                "changes of plans",
                here,
                rows(
                        "progress",
                        "SELECT patient_id || ' ' || sequence || ' ' || kind FROM schedule_fact WHERE " + ofKnown),
                "in progress-service");
        same(
                "days on which plans changed",
                rows(
                        "routine",
                        "SELECT concat_ws(' ', patient_id, sequence, " + DAY + ") FROM plan_event WHERE " + ofKnown),
                rows(
                        "progress",
                        "SELECT concat_ws(' ', patient_id, sequence, day) FROM schedule_fact WHERE " + ofKnown),
                "in progress-service");
        same(
                "zones and weekdays of plans",
                rows(
                        "routine",
                        "SELECT concat_ws(' ', patient_id, sequence, data::json ->> 'zone', " + WEEKDAYS
                                + ") FROM plan_event WHERE " + KIND + " = 'scheduled' AND " + ofKnown),
                rows(
                        "progress",
                        "SELECT concat_ws(' ', patient_id, sequence, zone, weekdays) FROM schedule_fact"
                                + " WHERE kind = 'scheduled' AND " + ofKnown),
                "in progress-service");
        Set<String> paused = rows("routine", "SELECT plan_id FROM plan WHERE status = 'suspended'");
        world.journal.paused.forEach((plan, is) ->
                Checker.complain(complaints, paused.contains(plan) != is, "I1: plan %s was paused: %s", plan, is));
    }

    private static String kind(ConsumerRecord<byte[], byte[]> event) {
        String what = Topics.header(event, "ce_type").split("\\.", -1)[4];
        return what.equals("assigned") || what.equals("revised") ? "scheduled" : what;
    }

    private void teams() throws SQLException {
        Set<String> here = rows(
                "routine",
                "SELECT patient_id || ' ' || care_team_version FROM patient WHERE care_team_version > 0 AND "
                        + ofKnown);
        same("versions of care teams", here, latest("care-team-changed", "patientId", ""), "published");
        same(
                "versions of care teams",
                here,
                rows(
                        "progress",
                        "SELECT patient_id || ' ' || version FROM care_team WHERE NOT doubtful AND " + ofKnown),
                "in progress-service");
        String members = "SELECT patient_id || ' ' || clinician_id FROM ";
        Set<String> trusted = rows("routine", members + "care_team WHERE " + ofKnown);
        same(
                "members of care teams",
                trusted,
                rows("progress", members + "care_team_member WHERE " + ofKnown),
                "in progress-service");
        world.journal.trusts.forEach((patient, does) -> Checker.complain(
                complaints,
                trusted.contains(patient + " " + Clinic.VISITOR) != does,
                "I1: %s trusts the visitor: %s",
                patient,
                does));
    }

    private void alerts() throws SQLException {
        String all = "SELECT alert_id || ' ' || version || ' ' || state FROM care_alert WHERE " + ofKnown;
        Set<String> here = rows("routine", all);
        same("alerts", here, latest("care-alert", "alertId", "state"), "published");
        same("alerts", here, rows("progress", all), "in progress-service");
        Set<String> open = rows("routine", "SELECT alert_id FROM care_alert WHERE state = 'open'");
        open.retainAll(world.journal.seenTo);
        Checker.complain(complaints, !open.isEmpty(), "I1: alerts that were seen to are open: %s", open);
    }

    private void erasures() throws SQLException {
        Set<UUID> erased = world.journal.erased;
        Set<String> ids = erased.stream().map(UUID::toString).collect(Collectors.toSet());
        Set<String> published = world.topics.all("patient-erased").stream()
                .filter(it -> !world.poisoned.contains(Topics.Place.of(it)))
                .map(it -> text(it, "patientId"))
                .collect(Collectors.toSet());
        same("those who were erased", ids, published, "published");
        Set<String> hashes = rows("routine", "SELECT hash FROM tombstone");
        Checker.complain(
                complaints, hashes.size() != ids.size(), "I1: %d erased, %d tombstones", ids.size(), hashes.size());
        same("tombstones", hashes, rows("progress", "SELECT hash FROM tombstone"), "in progress-service");
        for (String database : List.of("catalog", "routine", "progress")) {
            for (String table : world.rows(database, TABLES)) {
                long left = world.number(
                        database, "SELECT count(*) FROM " + table + " AS it WHERE it::text ~ '" + anyOf(ids) + "'");
                Checker.complain(complaints, left > 0, "I1: %d rows of %s name the erased", left, table);
            }
        }
    }

    /** Wherever in a row it stands; with nobody erased, what no row holds. */
    private static String anyOf(Set<String> ids) {
        return ids.isEmpty() ? "^$" : String.join("|", ids);
    }

    /** Of those who are known, the poisoned left out. */
    private List<ConsumerRecord<byte[], byte[]>> published(String topic) {
        return world.topics.all(topic).stream()
                .filter(it -> !world.poisoned.contains(Topics.Place.of(it)))
                .filter(it -> known.contains(text(it, "patientId")))
                .toList();
    }

    /** The highest version of each, as words. */
    private Set<String> latest(String topic, String id, String more) {
        Map<String, JsonNode> latest = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> it : published(topic)) {
            latest.merge(
                    text(it, id),
                    body(it),
                    (one, other) ->
                            one.path("version").asLong() > other.path("version").asLong() ? one : other);
        }
        Set<String> words = new HashSet<>();
        latest.forEach((key, it) -> words.add(
                (key + " " + it.path("version").asText() + " " + it.path(more).asText()).strip()));
        return words;
    }

    private static String text(ConsumerRecord<byte[], byte[]> event, String field) {
        return body(event).path(field).asText();
    }

    private static JsonNode body(ConsumerRecord<byte[], byte[]> event) {
        try {
            return World.JSON.readTree(event.value());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Set<String> rows(String database, String query) throws SQLException {
        return new TreeSet<>(world.rows(database, query));
    }

    private void same(String what, Set<String> here, Set<String> there, String where) {
        Set<String> lost = new TreeSet<>(here);
        lost.removeAll(there);
        Set<String> madeUp = new TreeSet<>(there);
        madeUp.removeAll(here);
        Checker.complain(
                complaints,
                !lost.isEmpty() || !madeUp.isEmpty(),
                "I1: %s %s: %s missing, %s too many",
                what,
                where,
                lost,
                madeUp);
    }
}
