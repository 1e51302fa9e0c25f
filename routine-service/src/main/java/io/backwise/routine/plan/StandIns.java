package io.backwise.routine.plan;

import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.ExerciseV1;
import io.backwise.routine.profile.Profile;
import io.backwise.screening.Audience;
import io.backwise.screening.Caution;
import io.backwise.screening.Excluded;
import io.backwise.screening.Screening;
import io.backwise.screening.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which exercises may take the place of one in a plan without anybody being asked. Pure. */
public final class StandIns {
    private final Catalogue catalogue;
    private final Profile profile;
    private final Screening screening;

    public StandIns(Catalogue catalogue, Profile profile, Set<String> conditions) {
        this.catalogue = catalogue;
        this.profile = profile;
        this.screening = catalogue.engine().screen(conditions, Audience.SELF);
    }

    /**
     * Those of the names that are safe for the person, at hand, need nobody's signature, and whose family the rest of the
     * plan leaves free; in the order given.
     *
     * @param rest the exercises that stay
     */
    public List<ExerciseV1> among(List<String> names, Collection<String> rest) {
        return names.stream()
                .flatMap(it -> catalogue.exercise(it).stream())
                .filter(it -> !rest.contains(it.slug()))
                .filter(it -> Circumstance.against(it, profile).isEmpty())
                .filter(it -> isFree(it.family(), rest))
                .filter(it -> isSafe(screening.verdict(it.slug())))
                .toList();
    }

    /** What could be done instead of an exercise, regressions first; nothing is known of one that left the catalogue. */
    public List<String> alternatives(String exercise) {
        Optional<ExerciseV1> known = catalogue.exercise(exercise);
        List<String> offered = known.isEmpty() ? List.of() : screening.alternatives(exercise);
        return offered.isEmpty() ? known.map(ExerciseV1::regressions).orElse(List.of()) : offered;
    }

    private boolean isFree(String family, Collection<String> rest) {
        return rest.stream().flatMap(it -> catalogue.exercise(it).stream()).noneMatch(it -> it.family()
                .equals(family));
    }

    private static boolean isSafe(Verdict verdict) {
        return !(verdict instanceof Excluded) && !(verdict instanceof Caution it && it.needsSignOff());
    }
}
