package io.backwise.routine.plan;

import io.backwise.kit.identity.AccessPolicy.Standing;
import io.backwise.kit.identity.Caller;
import io.backwise.routine.access.Gate;
import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.CurrentCatalogue;
import io.backwise.routine.profile.Profile;
import io.backwise.routine.profile.ProfileStore;
import io.backwise.screening.Audience;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/** Composes and stores nothing. */
@ApplicationScoped
class PreviewingPlan {
    private final Gate gate;
    private final CurrentCatalogue catalogue;
    private final ProfileStore profiles;
    private final Composing composing;
    private final LookingBack lookingBack;

    PreviewingPlan(
            Gate gate,
            CurrentCatalogue catalogue,
            ProfileStore profiles,
            Composing composing,
            LookingBack lookingBack) {
        this.gate = gate;
        this.catalogue = catalogue;
        this.profiles = profiles;
        this.composing = composing;
        this.lookingBack = lookingBack;
    }

    /** What would be composed, or why nothing can be. */
    @WithTransaction
    Uni<Proposal> preview(Caller caller, UUID patientId, PreviewRequest request) {
        Catalogue now = catalogue.get();
        return gate.enter(caller, patientId, "preview plan").chain(standing -> {
            WishCheck.check(request, now);
            return profiles.find(patientId)
                    .chain(profile -> profile.isEmpty()
                            ? Uni.createFrom().item(new Proposal.ProfileMissing())
                            : compose(now, patientId, profile.get(), request, audience(standing)));
        });
    }

    private Uni<Proposal> compose(
            Catalogue now, UUID patientId, Profile profile, PreviewRequest request, Audience audience) {
        LocalDate today = LocalDate.now(ZoneId.of(profile.zone()));
        return lookingBack
                .from(today, patientId, profile)
                .map(background -> composing.compose(now, profile, background, request.wish(), audience, today));
    }

    static Audience audience(Standing standing) {
        return standing == Standing.CLINICIAN ? Audience.CLINICIAN : Audience.SELF;
    }
}
