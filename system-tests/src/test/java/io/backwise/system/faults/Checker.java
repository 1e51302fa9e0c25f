package io.backwise.system.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.backwise.progress.streak.core.Oracle;
import io.backwise.progress.streak.core.Progress;
import io.backwise.progress.streak.core.ScheduleFact;
import io.backwise.progress.streak.core.SessionFact;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Looks at databases, topics and answers after a fault, beneath the system's own words. */
final class Checker {
    private static final List<String> MODEL =
            List.of("care_team", "care_team_member", "schedule_fact", "session_fact", "checkpoint");

    private final World world;

    Checker(World world) {
        this.world = world;
    }

    /** @param complaints empty when all holds */
    record Findings(int acknowledged, int lost, int doubled, List<String> complaints) {}

    /** I1 to I5. */
    Findings look(int deadLettersExpected) throws Exception {
        List<String> complaints = new ArrayList<>();
        Set<UUID> stored = ids(world.rows("routine", "SELECT session_id FROM session"));
        Set<UUID> ledger = ids(world.rows("progress", "SELECT session_id FROM session_fact WHERE " + world.ofPeople()));
        Set<UUID> published = ids(world.topics.all("session-completed").stream()
                .filter(it -> isOurs(it.key()))
                .map(it -> Topics.header(it, "ce_id").isEmpty() ? "" : sessionOf(it.value()))
                .filter(it -> !it.isEmpty())
                .toList());
        Set<UUID> acknowledged = world.journal.acknowledged;
        Set<UUID> lost = new HashSet<>(acknowledged);
        lost.removeIf(it -> stored.contains(it) && ledger.contains(it) && published.contains(it));
        complain(complaints, !stored.equals(ledger), "I1: %d reports, %d in the ledger", stored.size(), ledger.size());
        complain(
                complaints, !stored.equals(published), "I1: %d reports, %d published", stored.size(), published.size());
        complain(complaints, !world.journal.sent.containsAll(ledger), "I1: the ledger has what nobody sent");
        complain(complaints, !lost.isEmpty(), "I1: %d acknowledged reports are lost", lost.size());
        complain(
                complaints,
                !world.journal.refused.isEmpty(),
                "%d reports were refused: %s",
                world.journal.refused.size(),
                new TreeSet<>(world.journal.refused.values()));
        complain(
                complaints,
                world.journal.withoutRetryAfter.get() > 0,
                "%d answers 503 without Retry-After",
                world.journal.withoutRetryAfter.get());
        served(complaints);
        complaints.addAll(Relations.violations(world));
        int doubled = summaries(ledger.size(), complaints);
        backlog(complaints, deadLettersExpected);
        return new Findings(acknowledged.size(), lost.size(), doubled, complaints);
    }

    /** I3: what was composed holds nothing that the catalogue excludes for the person, and keeps within the time. */
    private void served(List<String> complaints) {
        complain(complaints, world.journal.served.isEmpty(), "I3: nothing was composed");
        for (Journal.Served it : world.journal.served) {
            Set<String> unsafe = new TreeSet<>(it.exercises());
            unsafe.removeAll(world.suitable.getOrDefault(it.condition(), Set.of()));
            complain(complaints, !unsafe.isEmpty(), "I3: %s was composed for %s", unsafe, it.condition());
            complain(
                    complaints,
                    it.exercises().isEmpty() || it.seconds() > it.minutes() * 60,
                    "I3: a session of %d s for %d min",
                    it.seconds(),
                    it.minutes());
        }
        world.journal.served.clear();
    }

    private boolean isOurs(byte[] key) {
        return key != null
                && world.people.stream()
                        .anyMatch(it -> Arrays.equals(it.id().toString().getBytes(), key));
    }

    private static String sessionOf(byte[] body) {
        try {
            return World.JSON.readTree(body).path("sessionId").asText();
        } catch (java.io.IOException e) {
            return "";
        }
    }

    private void backlog(List<String> complaints, int deadLettersExpected) throws Exception {
        for (String database : List.of("catalog", "routine", "progress")) {
            long rows = world.number(database, "SELECT count(*) FROM outbox");
            complain(complaints, rows > 0, "I5: %d rows wait in the outbox of %s", rows, database);
        }
        long lag = world.topics.lag();
        complain(complaints, lag > 0, "I5: %d records are not consumed", lag);
        Set<String> letters = new HashSet<>();
        for (String topic : Topics.OF_PATIENTS) {
            for (var letter : world.topics.all(topic + "-dead-letter")) {
                // The same record may be put aside twice: what counts is which records are.
                letters.add(Topics.header(letter, "dead-letter-topic") + " "
                        + Topics.header(letter, "dead-letter-partition") + " "
                        + Topics.header(letter, "dead-letter-offset"));
                complain(
                        complaints,
                        Topics.header(letter, "dead-letter-cause").isEmpty(),
                        "I5: a dead letter without a cause");
            }
        }
        complain(
                complaints,
                letters.size() != deadLettersExpected,
                "I5: %d dead letters, not %d",
                letters.size(),
                deadLettersExpected);
    }

    /** I2; gives how many sessions summaries tell beyond those that there are. */
    private int summaries(int sessions, List<String> complaints) throws Exception {
        int told = 0;
        for (Person person : world.people) {
            JsonNode summary = world.call("GET", person.token(), "/api/progress/patients/" + person.id(), "", 200);
            told += summary.path("sessions").path("total").asInt();
            String should = words(
                    oracle(person.id(), LocalDate.parse(summary.path("asOf").asText())));
            String is = words(summary);
            complain(complaints, !is.equals(should), "I2: a summary is %s, by the definition %s", is, should);
        }
        return told - sessions;
    }

    /** How the summary of somebody as of a day differs from what the facts come to by the definition. */
    static Optional<String> difference(
            World world,
            UUID patient,
            String token,
            List<ScheduleFact> facts,
            List<SessionFact> sessions,
            LocalDate asOf)
            throws Exception {
        String is = words(world.call("GET", token, "/api/progress/patients/" + patient + "?asOf=" + asOf, "", 200));
        String should = words(
                Oracle.progress(facts, sessions, LocalDate.now(ZoneOffset.UTC).plusDays(2), asOf));
        return is.equals(should)
                ? Optional.empty()
                : Optional.of(asOf + " is " + is + ", by the definition " + should + ": " + facts);
    }

    private static String words(Progress it) {
        return it.streak().current() + "/" + it.streak().longest() + "/"
                + it.streak().freezesLeft() + "/"
                + it.streak().today().slug() + " "
                + it.sessions().total() + "/" + it.sessions().completed() + "/"
                + it.sessions().rested() + " "
                + it.adherence().weeks().stream()
                        .map(week -> week.met() + ":" + week.due())
                        .toList() + " "
                + it.pain().meaningful();
    }

    private static String words(JsonNode summary) {
        JsonNode streak = summary.path("streak");
        List<String> weeks = new ArrayList<>();
        summary.path("adherence")
                .path("weeks")
                .forEach(it ->
                        weeks.add(it.path("met").asInt() + ":" + it.path("due").asInt()));
        return streak.path("current").asInt() + "/"
                + streak.path("longest").asInt() + "/"
                + streak.path("freezesLeft").asInt() + "/"
                + streak.path("today").asText() + " "
                + summary.path("sessions").path("total").asInt() + "/"
                + summary.path("sessions").path("completed").asInt() + "/"
                + summary.path("sessions").path("rested").asInt() + " " + weeks + " "
                + summary.path("pain").path("meaningful").asText();
    }

    private Progress oracle(UUID patient, LocalDate asOf) throws Exception {
        List<ScheduleFact> facts = new ArrayList<>();
        for (String row : world.rows(
                "progress",
                "SELECT sequence || '|' || kind || '|' || day || '|' || weekdays || '|' || zone FROM schedule_fact"
                        + " WHERE patient_id = '" + patient + "'")) {
            facts.add(schedule(row.split("\\|", -1)));
        }
        List<SessionFact> sessions = new ArrayList<>();
        for (String row : world.rows(
                "progress",
                "SELECT session_id || '|' || performed_on || '|' || (extract(epoch FROM performed_at) * 1000)::bigint"
                        + " || '|' || status || '|' || pain_before || '|' || pain_after FROM session_fact"
                        + " WHERE patient_id = '" + patient + "'")) {
            String[] it = row.split("\\|", -1);
            sessions.add(new SessionFact(
                    it[0],
                    LocalDate.parse(it[1]),
                    Instant.ofEpochMilli(Long.parseLong(it[2])),
                    SessionFact.Status.valueOf(it[3].toUpperCase(Locale.ROOT)),
                    Integer.parseInt(it[4]),
                    Integer.parseInt(it[5])));
        }
        return Oracle.progress(facts, sessions, asOf.plusDays(1), asOf);
    }

    private static ScheduleFact schedule(String[] it) {
        long sequence = Long.parseLong(it[0]);
        LocalDate day = LocalDate.parse(it[2]);
        return switch (it[1]) {
            case "scheduled" -> {
                Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
                for (DayOfWeek weekday : DayOfWeek.values()) {
                    if ((Integer.parseInt(it[3]) & 1 << (weekday.getValue() - 1)) != 0) {
                        weekdays.add(weekday);
                    }
                }
                yield new ScheduleFact.Scheduled(sequence, day, weekdays, ZoneId.of(it[4]));
            }
            case "completed" -> new ScheduleFact.Completed(sequence, day);
            case "suspended" -> new ScheduleFact.Suspended(sequence, day);
            default -> new ScheduleFact.Resumed(sequence, day);
        };
    }

    /** The whole read model, for I6. */
    Map<String, List<String>> model() throws Exception {
        Map<String, List<String>> model = new TreeMap<>();
        for (String table : MODEL) {
            model.put(table, world.rows("progress", "SELECT it::text FROM " + table + " AS it ORDER BY 1"));
        }
        return model;
    }

    private static Set<UUID> ids(List<String> ids) {
        return ids.stream().map(UUID::fromString).collect(Collectors.toSet());
    }

    static void complain(List<String> complaints, boolean wrong, String text, Object... values) {
        if (wrong) {
            complaints.add(String.format(Locale.ROOT, text, values));
        }
    }
}
