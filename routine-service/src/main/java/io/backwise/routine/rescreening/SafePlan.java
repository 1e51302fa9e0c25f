package io.backwise.routine.rescreening;

import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.ExerciseV1;
import io.backwise.routine.plan.Because;
import io.backwise.routine.plan.Plan;
import io.backwise.routine.plan.PlanScreening;
import io.backwise.routine.plan.PlanStatus;
import io.backwise.routine.plan.Prescription;
import io.backwise.routine.plan.Redrafting;
import io.backwise.routine.plan.Redrafting.Item;
import io.backwise.routine.plan.StandIns;
import io.backwise.routine.plan.StepTaken;
import io.backwise.routine.plan.Withheld;
import io.backwise.routine.profile.ConditionsInForce;
import io.backwise.routine.profile.Profile;
import io.backwise.screening.ActiveCondition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A plan without what has become unsafe, each of it replaced where something safe can stand in. Pure. */
final class SafePlan {
    private final Catalogue catalogue;
    private final Plan plan;
    private final List<ActiveCondition> inForce;
    private final StandIns standIns;
    private final Set<String> tooMuch;
    private final int secondsAtMost;

    private SafePlan(Catalogue catalogue, Plan plan, Profile profile, LocalDate today, Set<String> tooMuch) {
        this.catalogue = catalogue;
        this.plan = plan;
        this.tooMuch = tooMuch;
        inForce = ConditionsInForce.of(catalogue, profile, today);
        standIns = new StandIns(catalogue, profile, ActiveCondition.slugs(inForce));
        secondsAtMost = Math.max(plan.secondsAtMost(profile), plan.session().totalSeconds());
    }

    /** What became of it. */
    sealed interface Look {
        /** All of it may be done. */
        record Safe() implements Look {}

        /** @param plan at its next revision */
        record Changed(Plan plan, List<StepTaken> steps) implements Look {}

        /**
         * All of it may be done, with something else to mind.
         *
         * @param plan at its next revision
         */
        record OtherCautions(Plan plan, List<StepTaken> steps) implements Look {}

        /** The patient made it alone, and has a condition now with which only a clinician may assign. */
        record ClinicianNeeded(Set<String> conditions) implements Look {}

        /** Nothing of it may be done, and nothing can stand in. */
        record Emptied(List<Withheld> withheld) implements Look {}
    }

    /**
     * Looks at a plan.
     *
     * @param today the patient's day
     * @param tooMuch exercises that were too much for the patient lately: they stand in for nothing
     */
    static Look of(Catalogue catalogue, Plan plan, Profile profile, LocalDate today, Set<String> tooMuch) {
        return new SafePlan(catalogue, plan, profile, today, tooMuch).look();
    }

    /** Whether all of it may be done, with nothing else to mind. */
    static boolean isSafe(Catalogue catalogue, Plan plan, Profile profile, LocalDate today) {
        return of(catalogue, plan, profile, today, Set.of()) instanceof Look.Safe;
    }

    private Look look() {
        Set<String> conditions = ActiveCondition.slugs(inForce);
        Set<String> needClinician = plan.clinicianNeeded(catalogue, conditions);
        if (plan.status() == PlanStatus.ACTIVE && !needClinician.isEmpty()) {
            return new Look.ClinicianNeeded(needClinician);
        }
        List<Withheld> withheld = PlanScreening.withheld(catalogue, conditions, plan);
        if (withheld.isEmpty()) {
            List<StepTaken> other = otherCautions(conditions);
            return other.isEmpty()
                    ? new Look.Safe()
                    : new Look.OtherCautions(redrafted(Redrafting.items(plan), Map.of()), other);
        }
        List<Item> items = new ArrayList<>(Redrafting.items(plan));
        List<String> unsafe = withheld.stream().map(Withheld::exercise).toList();
        items.removeIf(it -> unsafe.contains(it.exercise()));
        Map<String, String> left = new HashMap<>();
        List<StepTaken> steps = new ArrayList<>();
        for (Withheld it : withheld) {
            Optional<Item> standIn = standIn(it.exercise(), items);
            standIn.ifPresent(items::add);
            left.put(it.exercise(), "re-screened: " + it.because().getFirst().rule());
            steps.add(step(it, standIn));
        }
        return items.isEmpty() ? new Look.Emptied(withheld) : new Look.Changed(redrafted(items, left), steps);
    }

    /** The patient minds what is on the plan: whatever was learned or lifted since has to be on it. */
    private List<StepTaken> otherCautions(Set<String> conditions) {
        Map<String, List<Because>> now = PlanScreening.cautions(catalogue, conditions, plan);
        return plan.session().items().stream()
                .filter(it -> !it.cautions().equals(now.get(it.exercise())))
                .map(it -> minded(it, now.getOrDefault(it.exercise(), List.of())))
                .toList();
    }

    private static StepTaken minded(Prescription before, List<Because> now) {
        Optional<Because> added =
                now.stream().filter(it -> !before.cautions().contains(it)).findFirst();
        return added.map(it -> new StepTaken(it.rule(), before.exercise(), null, false, "to be minded", it.reason()))
                .orElseGet(() -> new StepTaken(
                        before.cautions().getFirst().rule(),
                        before.exercise(),
                        null,
                        false,
                        "need not be minded any more",
                        before.cautions().getFirst().reason()));
    }

    /** Never a harder one: nobody has earned it. */
    private Optional<Item> standIn(String exercise, List<Item> rest) {
        List<String> names = rest.stream().map(Item::exercise).toList();
        int hardest = catalogue.exercise(exercise).map(ExerciseV1::difficulty).orElse(0);
        return standIns.among(standIns.alternatives(exercise), names).stream()
                .filter(it -> it.difficulty() <= hardest)
                .filter(it -> !tooMuch.contains(it.slug()) && !plan.session().wasTooMuch(it.slug()))
                .map(it -> new Item(it.slug(), Redrafting.startDose(it)))
                .filter(it -> fits(it, rest))
                .findFirst();
    }

    private boolean fits(Item item, List<Item> rest) {
        List<Item> all = new ArrayList<>(rest);
        all.add(item);
        return Redrafting.seconds(catalogue, all) <= secondsAtMost;
    }

    private Plan redrafted(List<Item> items, Map<String, String> left) {
        return Redrafting.redrafted(plan, catalogue, inForce, items, left, plan.weekdays());
    }

    private StepTaken step(Withheld it, Optional<Item> standIn) {
        String what = standIn.flatMap(item -> catalogue.exercise(item.exercise()))
                .map(ExerciseV1::name)
                .map(StepTaken::replacedBy)
                .orElse(StepTaken.LEFT_OUT);
        return new StepTaken(
                it.because().getFirst().rule(),
                it.exercise(),
                null,
                false,
                what,
                it.because().getFirst().reason());
    }
}
