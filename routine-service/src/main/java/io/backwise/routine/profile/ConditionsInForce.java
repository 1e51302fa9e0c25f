package io.backwise.routine.profile;

import io.backwise.routine.catalogue.Catalogue;
import io.backwise.screening.ActiveCondition;
import io.backwise.screening.Recorded;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The conditions that are in force for a person on a day: recorded ones, what they turned into, and what pain says. */
public final class ConditionsInForce {
    private ConditionsInForce() {}

    /** The names alone. */
    public static Set<String> slugs(Catalogue catalogue, Profile profile, LocalDate today) {
        return ActiveCondition.slugs(of(catalogue, profile, today));
    }

    /** By slug. */
    public static List<ActiveCondition> of(Catalogue catalogue, Profile profile, LocalDate today) {
        List<Recorded> recorded = profile.conditions().stream()
                .map(it -> new Recorded(it.slug(), Optional.ofNullable(it.since())))
                .toList();
        return ActiveCondition.of(catalogue.engine().rules(), recorded, profile.painNow(), today);
    }
}
