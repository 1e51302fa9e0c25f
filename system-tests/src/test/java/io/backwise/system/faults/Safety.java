package io.backwise.system.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** I3: nobody is served what the catalogue excludes for them, nor more than they have time for. */
final class Safety {
    /** A plan that a rule strikes is replaced when the news has come. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(15);

    private Safety() {}

    /** Of all that was served since the last look, by the rules that it was composed by; then of what is shown now. */
    static List<String> violations(World world) throws Exception {
        List<String> complaints = new ArrayList<>();
        Checker.complain(complaints, world.journal.served.isEmpty(), "I3: nothing was composed");
        // A try of the editor's that was given up may have taken effect after the one that was answered.
        world.editor.lookAgain();
        for (Journal.Served it : world.journal.served) {
            Set<String> suitable = it.rules() == 0
                    ? world.suitable.ever(it.conditions())
                    : world.suitable.at(it.rules(), it.conditions());
            complain(complaints, it, suitable);
            Checker.complain(
                    complaints,
                    it.exercises().isEmpty() || it.seconds() > it.minutes() * 60,
                    "I3: a session of %d s for %d min",
                    it.seconds(),
                    it.minutes());
        }
        world.journal.served.clear();
        long end = System.nanoTime() + ON_ITS_WAY.toNanos();
        List<String> now = shownNow(world);
        while (!now.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(250);
            now = shownNow(world);
        }
        complaints.addAll(now);
        return complaints;
    }

    private static List<String> shownNow(World world) throws Exception {
        List<String> complaints = new ArrayList<>();
        for (Composer it : world.composers) {
            String patient = "/api/routine/patients/" + it.id();
            for (String path : List.of("/plans/current", "/sessions/today")) {
                complain(
                        complaints,
                        it.served(world.call("GET", it.token(), patient + path, "", 200)),
                        world.suitable.now(it.conditions()));
            }
        }
        return complaints;
    }

    private static void complain(List<String> complaints, Journal.Served it, Set<String> suitable) {
        Set<String> unsafe = new TreeSet<>(it.exercises());
        unsafe.removeAll(suitable);
        Checker.complain(
                complaints,
                !unsafe.isEmpty(),
                "I3: %s was composed for %s by the rules of version %d",
                unsafe,
                it.conditions(),
                it.rules());
    }
}
