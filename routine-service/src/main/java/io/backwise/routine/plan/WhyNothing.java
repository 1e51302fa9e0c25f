package io.backwise.routine.plan;

import io.backwise.routine.plan.SessionPreview.NotChosen;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Why no session is possible, so that a person can see what would have to change. */
final class WhyNothing {
    private WhyNothing() {}

    /**
     * The reasons, the deciding one first, then what kept exercises out and how many.
     *
     * @param deciding what the composer says of the exercises that are left
     */
    static List<String> of(String deciding, Triage triage) {
        List<String> reasons = new ArrayList<>();
        reasons.add(deciding);
        count(reasons, triage.excluded.size(), "excluded for safety");
        circumstance(reasons, triage.aside, "position", "in a position to be avoided");
        circumstance(reasons, triage.aside, "equipment", "for want of equipment");
        circumstance(reasons, triage.aside, "avoid-exercise", "to be avoided by name");
        circumstance(reasons, triage.aside, "needs-sign-off", "waiting for a clinician's sign-off");
        return reasons;
    }

    private static void circumstance(List<String> reasons, List<NotChosen> aside, String cause, String said) {
        Set<String> words = new TreeSet<>();
        int many = 0;
        for (NotChosen it : aside) {
            String[] why = it.why().split(" ");
            if (why[0].equals(cause)) {
                many++;
                words.addAll(List.of(why).subList(1, why.length));
            }
        }
        count(reasons, many, words.isEmpty() ? said : said + ": " + String.join(", ", words));
    }

    private static void count(List<String> reasons, int many, String said) {
        if (many > 0) {
            reasons.add(many + (many == 1 ? " exercise is " : " exercises are ") + "out, " + said);
        }
    }
}
