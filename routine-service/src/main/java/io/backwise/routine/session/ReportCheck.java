package io.backwise.routine.session;

import io.backwise.kit.problem.Violations;
import io.backwise.routine.adaptation.core.Shift;
import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.session.ReportRequest.ReportedItem;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds a report against its ranges; what depends on the plan is checked where the plan is known. */
final class ReportCheck {
    private static final int WORST_PAIN = 10;
    private static final int MOST_EFFORT = 10;
    private static final int MOST_ITEMS = 20;
    private static final int MOST_SETS = 100;
    private static final int MOST_REPS = 1_000;
    private static final int MOST_SECONDS = 3_600;
    private static final int MOST_MINUTES = 600;
    private static final Set<String> SHIFTS =
            Arrays.stream(Shift.values()).map(Shift::slug).collect(Collectors.toUnmodifiableSet());

    private final Violations violations = new Violations();

    private ReportCheck() {}

    /** @throws io.backwise.kit.problem.ProblemException 400 with every violation */
    static void check(ReportRequest report, Catalogue catalogue) {
        ReportCheck check = new ReportCheck();
        check.all(report, catalogue);
        check.violations.refuseIfAny();
    }

    private void all(ReportRequest it, Catalogue catalogue) {
        violations.present("planId", it.planId());
        violations.present("performedAt", it.performedAt());
        violations.optionalInstant("performedAt", it.performedAt());
        violations.optionalNumber("planRevision", it.planRevision(), 1, Integer.MAX_VALUE);
        violations.zone("zone", it.zone());
        if (it.status() != null && !it.hasRested()) {
            violations.add("status", "must be rested or absent: the server tells completed from partial");
        }
        violations.number("painBefore", it.painBefore(), 0, WORST_PAIN);
        violations.number("painWorst", it.painWorst(), 0, WORST_PAIN);
        violations.number("painAfter", it.painAfter(), 0, WORST_PAIN);
        violations.number("effort", it.effort(), 0, MOST_EFFORT);
        violations.optionalText("note", it.note(), Violations.LONGEST_TEXT);
        if (it.symptomShift() != null && !SHIFTS.contains(it.symptomShift())) {
            violations.add("symptomShift", "must be one of centralised, none, peripheralised");
        }
        redFlags(it.redFlags(), catalogue.engine().rules().redFlags().keySet());
        items(it.items(), it.hasRested());
    }

    private void redFlags(@Nullable List<String> flags, Set<String> known) {
        if (flags == null) {
            return;
        }
        if (flags.contains(null) || !known.containsAll(flags)) {
            violations.add(
                    "redFlags", "must be ids of red flags; known are " + String.join(", ", new TreeSet<>(known)));
        }
    }

    private void items(@Nullable List<ReportedItem> items, boolean rested) {
        if (items == null || items.size() > MOST_ITEMS || (items.isEmpty() && !rested)) {
            violations.add("items", "must be 1 to " + MOST_ITEMS + " exercises; empty only when rested");
            return;
        }
        Set<String> named = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            String field = "items[" + i + "]";
            ReportedItem it = items.get(i);
            if (it == null || it.exercise() == null) {
                violations.add(field + ".exercise", "must be given");
            } else {
                if (!named.add(it.exercise())) {
                    violations.add(field + ".exercise", "must be named once");
                }
                figures(field, it);
            }
        }
    }

    private void figures(String field, ReportedItem it) {
        if (it.skipped() == null && it.minutesDone() == null) {
            violations.number(field + ".setsDone", it.setsDone(), 0, MOST_SETS);
            violations.number(field + ".repsDone", it.repsDone(), 0, MOST_REPS);
        } else {
            violations.optionalNumber(field + ".setsDone", it.setsDone(), 0, MOST_SETS);
            violations.optionalNumber(field + ".repsDone", it.repsDone(), 0, MOST_REPS);
        }
        violations.optionalNumber(field + ".holdSecondsDone", it.holdSecondsDone(), 0, MOST_SECONDS);
        violations.optionalNumber(field + ".minutesDone", it.minutesDone(), 0, MOST_MINUTES);
        violations.optionalNumber(field + ".pain", it.pain(), 0, WORST_PAIN);
        violations.optionalText(field + ".skipped", it.skipped(), Violations.LONGEST_TEXT);
    }
}
