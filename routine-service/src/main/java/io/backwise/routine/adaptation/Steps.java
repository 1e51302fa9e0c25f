package io.backwise.routine.adaptation;

import io.backwise.routine.adaptation.core.Finding;
import io.backwise.routine.adaptation.core.Response;
import io.backwise.routine.adaptation.core.Step;
import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.ExerciseV1;
import io.backwise.routine.plan.Plan;
import io.backwise.routine.plan.Redrafting;
import io.backwise.routine.plan.Redrafting.Item;
import io.backwise.routine.plan.StepTaken;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes the steps of a decision in a plan, and says them in words. Pure. */
final class Steps {
    private Steps() {}

    /** The plan at its next revision; empty when nothing would be left of it. */
    static Optional<Plan> taken(Known known, List<? extends Step> steps) {
        Catalogue catalogue = known.catalogue();
        List<Item> items = new ArrayList<>(Redrafting.items(known.plan()));
        items.removeIf(it -> catalogue.exercise(it.exercise()).isEmpty());
        Map<String, String> left = new HashMap<>();
        List<DayOfWeek> days = new ArrayList<>(known.plan().weekdays());
        for (Step step : steps) {
            switch (step) {
                case Step.Dosed it ->
                    items.replaceAll(
                            item -> item.exercise().equals(it.exercise()) ? new Item(it.exercise(), it.to()) : item);
                case Step.Restarted it ->
                    items.replaceAll(
                            item -> item.exercise().equals(it.exercise()) ? new Item(it.exercise(), it.to()) : item);
                case Step.Swapped it -> {
                    ExerciseV1 other = catalogue.exercise(it.other()).orElseThrow();
                    items.replaceAll(item -> item.exercise().equals(it.exercise())
                            ? new Item(it.other(), Redrafting.startDose(other))
                            : item);
                    left.put(it.exercise(), it.rule() + ": " + it.other() + " took its place");
                }
                case Step.Dropped it -> {
                    items.removeIf(item -> item.exercise().equals(it.exercise()));
                    left.put(it.exercise(), it.rule() + ": " + it.reason());
                }
                case Step.DayAdded it -> days.add(it.day());
            }
        }
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(Redrafting.redrafted(
                        known.plan(),
                        catalogue,
                        known.inForce(),
                        items,
                        left,
                        days.stream().sorted().toList()));
    }

    static StepTaken record(Step step, Catalogue catalogue, @Nullable UUID session) {
        return new StepTaken(step.rule(), exercise(step), session, step.isUp(), what(step, catalogue), step.reason());
    }

    /** As the patient is told. */
    static Finding told(Step step, Catalogue catalogue) {
        String name = Stream.ofNullable(exercise(step))
                .map(it -> name(it, catalogue) + ": ")
                .findFirst()
                .orElse("");
        return new Finding(
                step.rule(),
                step.isUp() ? Response.GREEN : Response.AMBER,
                List.of(step.isUp() ? "step-up" : "step-down"),
                name + what(step, catalogue) + " (" + step.reason() + ")");
    }

    private static @Nullable String exercise(Step step) {
        return step instanceof Step.OfExercise it ? it.exercise() : null;
    }

    private static String what(Step step, Catalogue catalogue) {
        return switch (step) {
            case Step.Dosed it ->
                it.variable().words() + " " + it.variable().of(it.from()).orElse(1) + " to "
                        + it.variable().of(it.to()).orElse(1);
            case Step.Restarted it -> "starts anew";
            case Step.Swapped it -> StepTaken.replacedBy(name(it.other(), catalogue));
            case Step.Dropped it -> StepTaken.LEFT_OUT;
            case Step.DayAdded it -> "also on " + it.day().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        };
    }

    private static String name(String slug, Catalogue catalogue) {
        return catalogue.exercise(slug).map(ExerciseV1::name).orElse(slug);
    }
}
