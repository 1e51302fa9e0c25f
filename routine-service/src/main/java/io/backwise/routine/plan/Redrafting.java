package io.backwise.routine.plan;

import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.ExerciseV1;
import io.backwise.routine.plan.SessionPreview.ConditionInForce;
import io.backwise.routine.plan.SessionPreview.ExcludedExercise;
import io.backwise.routine.plan.SessionPreview.NotChosen;
import io.backwise.routine.plan.core.Candidate;
import io.backwise.routine.plan.core.Dose;
import io.backwise.routine.plan.core.Playing;
import io.backwise.routine.plan.core.Term;
import io.backwise.screening.ActiveCondition;
import io.backwise.screening.Excluded;
import io.backwise.screening.Screening;
import io.backwise.screening.Verdict;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Puts a plan's session together again after some of its exercises or doses changed: in the order of play, timed, and with
 * every published exercise accounted for. The benefit stays that of the composition. Pure.
 */
public final class Redrafting {
    private static final String ENTERED_LATER = "entered-later";

    private final Plan plan;
    private final Catalogue catalogue;
    private final Screening screening;
    private final Map<String, Prescription> before;
    private final Map<String, NotChosen> notChosenBefore;

    private Redrafting(Plan plan, Catalogue catalogue, Set<String> conditions) {
        this.plan = plan;
        this.catalogue = catalogue;
        screening = catalogue.engine().screen(conditions, plan.audience());
        before = plan.session().items().stream().collect(Collectors.toMap(Prescription::exercise, Function.identity()));
        notChosenBefore =
                plan.session().notChosen().stream().collect(Collectors.toMap(NotChosen::exercise, Function.identity()));
    }

    /** An exercise with its dose. */
    public record Item(String exercise, Dose dose) {}

    /** What a plan prescribes now. */
    public static List<Item> items(Plan plan) {
        return plan.session().items().stream()
                .map(it -> new Item(it.exercise(), it.dose()))
                .toList();
    }

    /** The dose with which an exercise starts. */
    public static Dose startDose(ExerciseV1 exercise) {
        return Prepared.startDose(exercise);
    }

    /** Seconds that a session of these takes, changes of position included. */
    public static int seconds(Catalogue catalogue, List<Item> items) {
        return Playing.seconds(Playing.inOrder(
                items.stream().map(it -> candidate(catalogue, it)).toList()));
    }

    /**
     * The plan at its next revision.
     *
     * @param inForce the conditions of today
     * @param items at least one; each of the catalogue
     * @param left why an exercise that was in the plan is not any more
     */
    public static Plan redrafted(
            Plan plan,
            Catalogue catalogue,
            List<ActiveCondition> inForce,
            List<Item> items,
            Map<String, String> left,
            List<DayOfWeek> weekdays) {
        Redrafting it = new Redrafting(plan, catalogue, ActiveCondition.slugs(inForce));
        return plan.prescribing(it.session(items, left, inForce), weekdays);
    }

    private SessionPreview session(List<Item> items, Map<String, String> left, List<ActiveCondition> inForce) {
        List<Candidate> played = Playing.inOrder(
                items.stream().map(it -> candidate(catalogue, it)).toList());
        List<Prescription> prescriptions = new ArrayList<>();
        for (Candidate it : played) {
            prescriptions.add(prescription(it, prescriptions.size() + 1));
        }
        Set<String> chosen = items.stream().map(Item::exercise).collect(Collectors.toUnmodifiableSet());
        List<ExcludedExercise> excluded = new ArrayList<>();
        List<NotChosen> notChosen = new ArrayList<>();
        for (ExerciseV1 it : catalogue.exercises()) {
            if (!chosen.contains(it.slug())) {
                account(it.slug(), left, excluded, notChosen);
            }
        }
        SessionPreview old = plan.session();
        return new SessionPreview(
                prescriptions,
                excluded,
                notChosen,
                old.unmetGoals(),
                Playing.seconds(played),
                old.objective(),
                catalogue.catalogVersion(),
                catalogue.rulesVersion(),
                old.advice(),
                inForce.stream().map(ConditionInForce::of).toList(),
                old.disclaimer());
    }

    private static Candidate candidate(Catalogue catalogue, Item it) {
        ExerciseV1 exercise = catalogue.exercise(it.exercise()).orElseThrow();
        return new Candidate(Prepared.move(exercise, it.dose()), 0, 0, false);
    }

    private Prescription prescription(Candidate it, int order) {
        String slug = it.move().slug();
        Optional<Prescription> old = Optional.ofNullable(before.get(slug));
        List<Term> why = old.map(Prescription::why).orElse(List.of(new Term("stand-in", 0)));
        return Prescription.of(it.move(), order, cautions(slug, old), why);
    }

    /** Those that a clinician has to sign or overrule first stay off: on the plan they would count as seen. */
    private List<Because> cautions(String slug, Optional<Prescription> old) {
        Verdict verdict = screening.verdict(slug);
        return old.filter(it -> PlanScreening.lacksSignature(plan, slug, verdict)
                        || PlanScreening.isForbidden(plan, slug, verdict))
                .map(Prescription::cautions)
                .orElseGet(() -> Because.of(PlanScreening.care(verdict)));
    }

    private void account(
            String slug, Map<String, String> left, List<ExcludedExercise> excluded, List<NotChosen> notChosen) {
        if (screening.verdict(slug) instanceof Excluded it) {
            excluded.add(new ExcludedExercise(slug, Because.of(it.reasons()), screening.alternatives(slug)));
        } else if (left.containsKey(slug)) {
            notChosen.add(NotChosen.circumstance(slug, left.get(slug)));
        } else {
            notChosen.add(notChosenBefore.getOrDefault(slug, NotChosen.circumstance(slug, ENTERED_LATER)));
        }
    }
}
