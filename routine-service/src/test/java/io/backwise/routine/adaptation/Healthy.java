package io.backwise.routine.adaptation;

import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.plan.Plan;
import io.backwise.routine.plan.Redrafting;
import io.backwise.routine.plan.Redrafting.Item;
import io.backwise.routine.plan.RevisionDoses;
import io.backwise.routine.plan.ShippedPlans;
import io.backwise.routine.plan.core.Dose;
import io.backwise.routine.profile.ConditionsInForce;
import io.backwise.routine.profile.Profile;
import io.backwise.routine.profile.Profile.RecordedCondition;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Somebody with the plan of a healthy person who had little time, whatever they have got since. */
public final class Healthy {
    public static final LocalDate TODAY = LocalDate.of(2026, 6, 15); // a Monday

    private Healthy() {}

    public static Plan plan(Catalogue catalogue) {
        return ShippedPlans.composed(catalogue, new UUID(1, 0), profile(15), List.of(DayOfWeek.values()), TODAY)
                .orElseThrow();
    }

    /** With this exercise alone, so that every family but its own is free. */
    public static Plan plan(Catalogue catalogue, String exercise) {
        Plan plan = plan(catalogue);
        Dose start = Redrafting.startDose(catalogue.exercise(exercise).orElseThrow());
        return Redrafting.redrafted(
                plan, catalogue, List.of(), List.of(new Item(exercise, start)), Map.of(), plan.weekdays());
    }

    static Known known(Catalogue catalogue, Plan plan, String... conditions) {
        return known(catalogue, plan, TODAY, conditions);
    }

    static Known known(Catalogue catalogue, Plan plan, LocalDate today, String... conditions) {
        Profile profile = profile(45, conditions);
        return new Known(
                catalogue,
                profile,
                today,
                ConditionsInForce.of(catalogue, profile, today),
                plan,
                List.of(new RevisionDoses(
                        plan.revision(),
                        Instant.EPOCH,
                        plan.status(),
                        plan.session().items(),
                        List.of())),
                Set.of());
    }

    public static Profile profile(int minutes, String... conditions) {
        return new Profile(
                List.of(conditions).stream()
                        .map(it -> new RecordedCondition(it, null))
                        .toList(),
                List.of(),
                TODAY,
                2,
                List.of("strength", "function"),
                List.of("mat", "chair", "wall", "pillow", "strap", "stick"),
                List.of(),
                List.of(),
                minutes,
                List.of(DayOfWeek.values()),
                "UTC",
                "some",
                null);
    }
}
