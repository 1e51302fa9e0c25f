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
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** I2: every summary is what the definition gives for the ledger. */
final class Summaries {
    private Summaries() {}

    /** Holds everybody's against the ledger; gives how many sessions they tell of. */
    static int told(World world, List<String> complaints) throws Exception {
        int told = 0;
        for (Person person : world.people) {
            JsonNode summary = world.call("GET", person.token(), "/api/progress/patients/" + person.id(), "", 200);
            told += summary.path("sessions").path("total").asInt();
            String should = words(oracle(
                    world, person.id(), LocalDate.parse(summary.path("asOf").asText())));
            String is = words(summary);
            Checker.complain(complaints, !is.equals(should), "I2: a summary is %s, by the definition %s", is, should);
        }
        return told;
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

    private static Progress oracle(World world, UUID patient, LocalDate asOf) throws Exception {
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
}
