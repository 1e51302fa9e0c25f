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
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;

/** I2: every summary is what the definition gives for the ledger. */
final class Summaries {
    private Summaries() {}

    /** Holds everybody's against the ledger; gives how many sessions those tell of who report. */
    static int told(World world, List<String> complaints) throws Exception {
        int told = 0;
        for (Person person : world.people) {
            told += look(world, person.id(), person.token(), complaints);
        }
        for (Person guest : world.guests) {
            look(world, guest.id(), guest.token(), complaints);
        }
        for (Composer composer : world.composers) {
            look(world, composer.id(), composer.token(), complaints);
        }
        return told;
    }

    private static int look(World world, UUID patient, String token, List<String> complaints) throws Exception {
        JsonNode summary = world.call("GET", token, "/api/progress/patients/" + patient, "", 200);
        String should = words(
                oracle(world, patient, LocalDate.parse(summary.path("asOf").asText())));
        String is = words(summary);
        Checker.complain(complaints, !is.equals(should), "I2: a summary is %s, by the definition %s", is, should);
        return summary.path("sessions").path("total").asInt();
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

    /** All that a summary says but whose it is, the zone, and whether a session is waited for. */
    private static String words(Progress it) {
        return it.asOf() + " " + it.streak().current() + "/" + it.streak().longest() + "/"
                + it.streak().freezesLeft() + "/"
                + it.streak().today().slug() + " "
                + it.sessions().total() + "/" + it.sessions().completed() + "/"
                + it.sessions().partial() + "/" + it.sessions().rested() + " "
                + it.lastSessionAt().map(Instant::toString).orElse("never") + " "
                + share(it.adherence().last28Days()) + " "
                + it.adherence().weeks().stream()
                        .map(week -> week.week() + ":" + week.met() + ":" + week.due())
                        .toList()
                + " "
                + share(it.pain().baseline()) + "/" + share(it.pain().recent()) + "/"
                + share(it.pain().change()) + "/" + it.pain().meaningful();
    }

    private static String words(JsonNode summary) {
        JsonNode streak = summary.path("streak");
        JsonNode sessions = summary.path("sessions");
        JsonNode pain = summary.path("pain");
        List<String> weeks = new ArrayList<>();
        summary.path("adherence")
                .path("weeks")
                .forEach(it -> weeks.add(it.path("week").asText() + ":"
                        + it.path("met").asInt() + ":" + it.path("due").asInt()));
        return summary.path("asOf").asText() + " " + streak.path("current").asInt() + "/"
                + streak.path("longest").asInt() + "/"
                + streak.path("freezesLeft").asInt() + "/"
                + streak.path("today").asText() + " "
                + sessions.path("total").asInt() + "/"
                + sessions.path("completed").asInt() + "/"
                + sessions.path("partial").asInt() + "/"
                + sessions.path("rested").asInt() + " "
                + summary.path("lastSessionAt").asText("never") + " "
                + share(summary.path("adherence").path("last28Days")) + " " + weeks + " "
                + share(pain.path("baseline")) + "/" + share(pain.path("recent")) + "/"
                + share(pain.path("change")) + "/" + pain.path("meaningful").asText();
    }

    private static String share(OptionalDouble value) {
        return value.isPresent() ? rounded(value.getAsDouble()) : "none";
    }

    private static String share(JsonNode value) {
        return value.isNumber() ? rounded(value.asDouble()) : "none";
    }

    /** Sums in another order differ in their last digits, and a change of nothing in its sign. */
    private static String rounded(double value) {
        return String.format(Locale.ROOT, "%.6f", value + 1e-12).replace("-0.000000", "0.000000");
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
