package io.backwise.routine.plan;

import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.CurrentCatalogue;
import io.backwise.routine.profile.ConditionsInForce;
import io.backwise.routine.profile.Profile;
import io.backwise.routine.profile.ProfileStore;
import io.backwise.screening.RedFlagOutcome;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks whether a plan may be prescribed as things are now. */
@ApplicationScoped
class Rescreening {
    private final CurrentCatalogue catalogue;
    private final ProfileStore profiles;
    private final LookingBack lookingBack;

    Rescreening(CurrentCatalogue catalogue, ProfileStore profiles, LookingBack lookingBack) {
        this.catalogue = catalogue;
        this.profiles = profiles;
        this.lookingBack = lookingBack;
    }

    /** Why it may not; empty when it may. */
    Uni<Optional<PlanChange>> refusal(Plan plan, LocalDate today) {
        Catalogue now = catalogue.get();
        return profiles.find(plan.patientId())
                .chain(profile -> profile.isEmpty()
                        ? Uni.createFrom().item(Optional.of(new PlanChange.Refused(new Proposal.ProfileMissing())))
                        : lookingBack
                                .from(today, plan.patientId(), profile.get())
                                .map(background -> refusal(now, plan, profile.get(), background, today)));
    }

    private static Optional<PlanChange> refusal(
            Catalogue catalogue, Plan plan, Profile profile, Background background, LocalDate today) {
        Set<String> conditions = ConditionsInForce.slugs(catalogue, profile, today);
        RedFlagOutcome flags =
                RedFlagOutcome.of(catalogue.engine().rules(), profile.redFlags(), conditions, background.clearances());
        if (flags instanceof RedFlagOutcome.Blocked blocked) {
            return Optional.of(new PlanChange.Refused(Proposal.RedFlagged.of(blocked, catalogue)));
        }
        Set<String> needClinician = plan.clinicianNeeded(catalogue, conditions);
        if (!needClinician.isEmpty()) {
            return Optional.of(new PlanChange.Refused(new Proposal.ClinicianNeeded(needClinician)));
        }
        List<Withheld> withheld = PlanScreening.withheld(catalogue, conditions, plan);
        return withheld.isEmpty() ? Optional.empty() : Optional.of(new PlanChange.Unsafe(withheld));
    }
}
