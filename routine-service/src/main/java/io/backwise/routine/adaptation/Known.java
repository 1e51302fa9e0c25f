package io.backwise.routine.adaptation;

import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.plan.Plan;
import io.backwise.routine.plan.RevisionDoses;
import io.backwise.routine.profile.Profile;
import io.backwise.screening.ActiveCondition;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What is known of a person when a session is told.
 *
 * @param plan that is in force
 * @param today the patient's day
 * @param inForce conditions of that day
 * @param revisions of the plan, at least those that the sessions are measured against
 * @param tooMuch exercises that were too much for the person lately, in this plan or one before it
 */
record Known(
        Catalogue catalogue,
        Profile profile,
        LocalDate today,
        List<ActiveCondition> inForce,
        Plan plan,
        List<RevisionDoses> revisions,
        Set<String> tooMuch) {
    Known {
        tooMuch = Set.copyOf(tooMuch);
    }

    /** Whether it may take the place of nothing, since it was too much for this person. */
    boolean wasTooMuch(String exercise) {
        return tooMuch.contains(exercise) || plan.session().wasTooMuch(exercise);
    }

    Known with(Set<String> tooMuchLately) {
        return new Known(catalogue, profile, today, inForce, plan, revisions, tooMuchLately);
    }

    Set<String> conditions() {
        return ActiveCondition.slugs(inForce);
    }

    int secondsLeft() {
        return plan.secondsAtMost(profile) - plan.session().totalSeconds();
    }
}
