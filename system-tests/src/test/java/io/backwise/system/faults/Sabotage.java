package io.backwise.system.faults;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Breaks one promise after another beneath the system, to see that the checker notices: one that cannot fail shows nothing. */
final class Sabotage {
    private static final String NOBODY = "dr-stranger";

    private final World world;
    private final List<String> unnoticed = new ArrayList<>();

    private Sabotage(World world) {
        this.world = world;
    }

    /** What was broken without a complaint that names the promise. */
    static List<String> unnoticed(World world) throws Exception {
        Sabotage it = new Sabotage(world);
        it.loseAReport();
        it.makeOneUp();
        it.letAStrangerIn();
        it.serveWhatIsExcluded();
        it.forgetADeadLetter();
        return it.unnoticed;
    }

    private void loseAReport() throws Exception {
        UUID lost =
                UUID.fromString(world.rows("progress", "SELECT session_id FROM session_fact WHERE " + world.ofPeople())
                        .getFirst());
        change("CREATE TABLE aside AS SELECT * FROM session_fact WHERE session_id = '%s'", lost);
        change("DELETE FROM session_fact WHERE session_id = '%s'", lost);
        look("I1", "a report that is not in the ledger");
        change("INSERT INTO session_fact SELECT * FROM aside");
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

    private void letAStrangerIn() throws Exception {
        UUID patient = world.people.getFirst().id();
        change("INSERT INTO care_team_member VALUES ('%s', '%s')", patient, NOBODY);
        look("I4", "a clinician without consent");
        change("DELETE FROM care_team_member WHERE clinician_id = '%s'", NOBODY);
    }

    private void serveWhatIsExcluded() throws Exception {
        String conditions = world.suitable.keySet().iterator().next();
        world.journal.served.add(new Journal.Served(conditions, Set.of("no-such-exercise"), 60, 1));
        look("I3", "an exercise that is excluded");
    }

    private void forgetADeadLetter() throws Exception {
        Set<Topics.Place> poisoned = new HashSet<>(world.poisoned);
        poisoned.add(new Topics.Place("session-completed", 0, Long.MAX_VALUE));
        look("I5", "a dead letter that is missing", new Checker(world).look(poisoned));
    }

    private void look(String promise, String what) throws Exception {
        look(promise, what, new Checker(world).look());
    }

    private void look(String promise, String what, Checker.Findings found) {
        if (found.complaints().stream().noneMatch(it -> it.startsWith(promise))) {
            unnoticed.add(what + ", but: " + found.complaints());
        }
    }

    private void change(String sql, Object... values) throws Exception {
        world.change("progress", sql.formatted(values));
    }
}
