package io.backwise.routine.plan;

import io.backwise.routine.profile.Profile;
import io.backwise.routine.redflag.ClearanceStore;
import io.backwise.routine.redflag.RecordedClearance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;

/** Gathers what a composition needs to know of a person beside the profile. */
@ApplicationScoped
class LookingBack {
    private final RecentPainStore pains;
    private final ClearanceStore clearances;

    LookingBack(RecentPainStore pains, ClearanceStore clearances) {
        this.pains = pains;
        this.clearances = clearances;
    }

    Uni<Background> from(LocalDate today, UUID patientId, Profile profile) {
        return pains.before(today, patientId).chain(pain -> clearances
                .holding(patientId, profile)
                .map(held -> new Background(
                        pain, held.stream().map(RecordedClearance::clearance).toList())));
    }
}
