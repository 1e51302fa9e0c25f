package io.backwise.routine.adaptation.core;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Something over several sessions that a clinician has to hear of. */
public sealed interface Concern {
    /** What fires for it. */
    Finding finding();

    /** Two red sessions of the last three: the plan pauses. */
    record RepeatedRed() implements Concern {
        @Override
        public Finding finding() {
            return io.backwise.routine.adaptation.core.RepeatedRed.finding();
        }
    }

    /** A second session of four weeks that had not settled by the next morning, where the two do not pause the plan already. */
    record RepeatedReaction() implements Concern {
        @Override
        public Finding finding() {
            return new Finding(
                    "PR07R",
                    Response.RED,
                    List.of("notify-clinician"),
                    "This is the second time in four weeks that pain had not settled the next morning: your clinician is told.");
        }
    }

    /**
     * Symptoms spread twice within seven days: what goes to the end of these directions, loads or sustains them is kept from
     * the patient until a clinician says otherwise.
     */
    record RepeatedSpread(Set<String> directions) implements Concern {
        public RepeatedSpread {
            directions = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(directions));
        }

        @Override
        public Finding finding() {
            return new Finding(
                    "PR03",
                    Response.RED,
                    List.of("block-direction-end-range-loaded-sustained-until-clinician", "notify-clinician"),
                    "Symptoms spread down the leg twice in a week: the far and the loaded end of "
                            + String.join(" and ", directions) + " is left out until your clinician has looked at it.");
        }
    }

    /** Symptoms spread down the leg of somebody whose nerve is at risk, or twice within seven days in no one direction. */
    record Spread() implements Concern {
        @Override
        public Finding finding() {
            return new Finding(
                    "PR02",
                    Response.RED,
                    List.of("notify-clinician"),
                    "Your clinician is told that symptoms spread down the leg.");
        }
    }

    /** The mean pain of a week is two points above that of the two weeks before, the minimal important change (Ostelo 2008). */
    record RisingPain() implements Concern {
        @Override
        public Finding finding() {
            return new Finding(
                    "PR11",
                    Response.AMBER,
                    List.of("hold-progression", "notify-clinician"),
                    "Your pain this week is at least 2 points above that of the two weeks before.");
        }
    }

    /** Six amber sessions in a row, or nothing but amber for two weeks. */
    record PersistentAmber() implements Concern {
        @Override
        public Finding finding() {
            return new Finding(
                    "PR08",
                    Response.AMBER,
                    List.of("clinician-review"),
                    "Your sessions have been at the edge of what is tolerable for a while: your clinician is asked to look.");
        }
    }
}
