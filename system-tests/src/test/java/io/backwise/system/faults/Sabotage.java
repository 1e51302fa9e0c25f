package io.backwise.system.faults;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Breaks one promise after another beneath the system, to see that the checker notices: one that cannot fail shows nothing. */
final class Sabotage {
    private static final String NOBODY = "dr-stranger";

    private final World world;
    private final List<String> unnoticed = new ArrayList<>();

    /** What is complained of anyway notices nothing. */
    private final Set<String> before;

    private Sabotage(World world, Set<String> before) {
        this.world = world;
        this.before = before;
    }

    /** What was broken without a complaint that names the promise. */
    static List<String> unnoticed(World world) throws Exception {
        Sabotage it = new Sabotage(world, Set.copyOf(new Checker(world).look().complaints()));
        it.lose("session_fact", world.ofPeople(), "a report that is not in the ledger");
        it.makeOneUp();
        it.distort("session_fact", "pain_after", "(pain_after + 1) % 11", "what was told of a session");
        it.distort("session_fact", "performed_on", "performed_on - 1", "the day of a session");
        it.distort("schedule_fact", "day", "day + 1", "the day on which a plan begins");
        it.distort("schedule_fact", "weekdays", "127 - weekdays", "the days of a plan");
        it.letAStrangerIn();
        it.lose("care_alert", World.of(world.known), "an alert that progress-service does not know");
        it.lose("care_team_member", World.of(world.known), "a clinician whom progress-service does not let in");
        it.lose("tombstone", "true", "an erasure that progress-service has forgotten");
        it.serveWhatIsExcluded();
        it.showWhatIsExcluded();
        it.forgetADeadLetter();
        it.swapTwoOfOneKey();
        it.distortAState();
        it.loseAPlanUntilItComesAgain();
        it.tellOfHealthInALog();
        return it.unnoticed;
    }

    /** Takes one row away, and gives it back when that was looked at. */
    private void lose(String table, String which, String what) throws Exception {
        change("CREATE TABLE aside (LIKE %s)", table);
        change("""
                WITH gone AS (
                    DELETE FROM %1$s WHERE ctid = (SELECT ctid FROM %1$s WHERE %2$s LIMIT 1) RETURNING *)
                INSERT INTO aside SELECT * FROM gone\
                """, table, which);
        look("I1", what);
        change("INSERT INTO %s SELECT * FROM aside", table);
        change("DROP TABLE aside");
    }

    /** Changes one row, and changes it back when that was looked at. */
    private void distort(String table, String column, String wrong, String what) throws Exception {
        String some = World.of(world.known) + (table.equals("schedule_fact") ? " AND kind = 'scheduled'" : "");
        String row = "ctid = (SELECT ctid FROM %s WHERE %s LIMIT 1)".formatted(table, some);
        change("CREATE TABLE aside AS SELECT *, %2$s AS wrong FROM %1$s WHERE %3$s", table, wrong, row);
        String key = table.equals("session_fact")
                ? "it.session_id = aside.session_id"
                : "it.patient_id = aside.patient_id AND it.sequence = aside.sequence";
        change("UPDATE %1$s AS it SET %2$s = aside.wrong FROM aside WHERE %3$s", table, column, key);
        look("I1", what + " that is not what was told");
        change("UPDATE %1$s AS it SET %2$s = aside.%2$s FROM aside WHERE %3$s", table, column, key);
        change("DROP TABLE aside");
    }

    private void makeOneUp() throws Exception {
        UUID madeUp = UUID.randomUUID();
        change("""
                INSERT INTO session_fact
                SELECT '%s', patient_id, performed_on, performed_at, status, pain_before, pain_after, reported_at, ce_id, digest,
                    body
                FROM session_fact WHERE %s LIMIT 1\
                """, madeUp, world.ofPeople());
        look("I1", "a session that nobody reported");
        change("DELETE FROM session_fact WHERE session_id = '%s'", madeUp);
    }

    /** Where a fold begins that has seen nothing, but for a streak that nobody had. */
    private void distortAState() throws Exception {
        UUID patient = world.people.getFirst().id();
        change("""
                INSERT INTO checkpoint SELECT '%1$s', day, format('{"before": "%%s", "begun": false, "open": null, "current": 0,
                    "longest": 999, "frozen": [], "sessions": {"total": 0, "completed": 0, "partial": 0, "rested": 0},
                    "lastSessionAt": null, "pain": {"first": [], "last": []}}', day)
                FROM (SELECT current_date - 200 AS day) AS past\
                """, patient);
        look("I2", "a summary that is folded on from a wrong state");
        change("DELETE FROM checkpoint WHERE patient_id = '%s' AND before < current_date - 100", patient);
    }

    /** One that is not there is a row that consuming everything once more brings back: both have to be noticed. */
    private void loseAPlanUntilItComesAgain() throws Exception {
        change(
                "DELETE FROM schedule_fact WHERE sequence = 1 AND %s",
                World.of(Set.of(world.guests.getFirst().id())));
        look("I1", "a plan that did not arrive");
        look("I6", "a row that consuming everything once more brings back", Replay.changes(world));
    }

    /** The last: what is in a log stays there. */
    private void tellOfHealthInALog() throws Exception {
        world.logs.write("progress-service", "no row for somebody with osteoporosis");
        look("logs", "a log that names a condition");
    }

    private void letAStrangerIn() throws Exception {
        UUID patient = world.people.getFirst().id();
        change("INSERT INTO care_team_member VALUES ('%s', '%s')", patient, NOBODY);
        look("I4", "a clinician without consent");
        change("DELETE FROM care_team_member WHERE clinician_id = '%s'", NOBODY);
    }

    private void serveWhatIsExcluded() throws Exception {
        world.journal.served.add(
                new Journal.Served(Newcomers.CONDITIONS.getFirst(), 0, Set.of("no-such-exercise"), 60, 1));
        look("I3", "an exercise that is excluded");
        if (world.editor.struck().isPresent()) {
            world.journal.served.add(world.editor.struck().get());
            look("I3", "an exercise that is excluded by the rules that it was composed by, and by no others");
        }
    }

    /** In what a plan is shown by, and nowhere else. */
    private void showWhatIsExcluded() throws Exception {
        String swap = "UPDATE plan SET shown = replace(shown, '\"exercise\":\"%s', '\"exercise\":\"%s')";
        world.change("routine", swap.formatted("", "no-such-"));
        look("I3", "an excluded exercise in a plan as it is shown");
        world.change("routine", swap.formatted("no-such-", ""));
    }

    private void forgetADeadLetter() throws Exception {
        Set<Topics.Place> poisoned = new HashSet<>(world.poisoned);
        poisoned.add(new Topics.Place("session-completed", 0, Long.MAX_VALUE));
        look("I5", "a dead letter that is missing", new Checker(world).look(poisoned));
    }

    private void swapTwoOfOneKey() throws Exception {
        look("order", "two events of one key the wrong way round", new Checker(world, Sabotage::swapped).look());
    }

    /** The first event of a key, and the next one of it that tells of something else, each in the other's place. */
    private static List<ConsumerRecord<byte[], byte[]>> swapped(List<ConsumerRecord<byte[], byte[]>> events) {
        List<ConsumerRecord<byte[], byte[]>> swapped = new ArrayList<>(events);
        for (int i = 1; i < swapped.size(); i++) {
            if (Arrays.equals(swapped.getFirst().key(), swapped.get(i).key())
                    && !Topics.header(swapped.getFirst(), "ce_id").equals(Topics.header(swapped.get(i), "ce_id"))) {
                Collections.swap(swapped, 0, i);
                return swapped;
            }
        }
        return swapped;
    }

    private void look(String promise, String what) throws Exception {
        look(promise, what, new Checker(world).look());
    }

    private void look(String promise, String what, Checker.Findings found) {
        look(promise, what, found.complaints());
    }

    private void look(String promise, String what, List<String> complaints) {
        if (complaints.stream().noneMatch(it -> it.startsWith(promise) && !before.contains(it))) {
            unnoticed.add(what + ", but: " + complaints);
        }
    }

    private void change(String sql, Object... values) throws Exception {
        world.change("progress", sql.formatted(values));
    }
}
