package io.backwise.routine.plan;

import io.backwise.kit.order.InOrder;
import io.backwise.routine.profile.Profile;
import io.backwise.routine.redflag.ClearanceStore;
import io.backwise.routine.redflag.RecordedClearance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers what a composition needs to know of a person beside the profile, and what may stand in for nothing. */
@ApplicationScoped
public class LookingBack {
    private final RecentPains pains;
    private final PlanStore plans;
    private final ClearanceStore clearances;

    LookingBack(RecentPains pains, PlanStore plans, ClearanceStore clearances) {
        this.pains = pains;
        this.plans = plans;
        this.clearances = clearances;
    }

    Uni<Background> from(LocalDate today, UUID patientId, Profile profile) {
        return pains.before(today, patientId)
                .chain(pain -> eased(today, patientId).chain(eased -> clearances
                        .holding(patientId, profile)
                        .map(held -> new Background(
                                pain,
                                eased,
                                held.stream().map(RecordedClearance::clearance).toList()))));
    }

    /**
     * Exercises that were too much for a person in the last {@value RecentPain#DAYS} days, in whichever plan: noted as such, or
     * taken out because of pain and not prescribed again.
     */
    public Uni<Set<String>> tooMuch(LocalDate today, UUID patientId) {
        return pains.before(today, patientId)
                .chain(pain -> eased(today, patientId).map(eased -> tooMuch(pain, eased)));
    }

    static Set<String> tooMuch(RecentPain pain, Eased eased) {
        return Stream.concat(pain.latest().keySet().stream().filter(pain::wasTooMuch), eased.left().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Uni<Eased> eased(LocalDate today, UUID patientId) {
        Instant since = Instant.now().minus(Duration.ofDays(RecentPain.DAYS));
        List<RevisionDoses> revisions = new ArrayList<>();
        return plans.touching(patientId, today.minusDays(RecentPain.DAYS), today.plusDays(1))
                .chain(touched ->
                        InOrder.each(touched, it -> plans.doses(it, since).invoke(revisions::addAll)))
                // The plan that another one is to follow is changed until then.
                .invoke(() -> revisions.sort(Comparator.comparing(RevisionDoses::madeAt)))
                .map(done -> Eased.of(revisions, since));
    }
}
