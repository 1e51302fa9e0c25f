package io.backwise.routine.adaptation;

import io.backwise.kit.order.InOrder;
import io.backwise.kit.problem.Unavailability;
import io.backwise.kit.schedule.RegularJob;
import io.backwise.routine.adaptation.core.Gap;
import io.backwise.routine.adaptation.core.Step;
import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.CurrentCatalogue;
import io.backwise.routine.plan.Plan;
import io.backwise.routine.plan.PlanRevising;
import io.backwise.routine.plan.PlanStatus;
import io.backwise.routine.plan.PlanStore;
import io.backwise.routine.plan.Prescription;
import io.backwise.routine.plan.Redrafting;
import io.backwise.routine.plan.RevisionDoses;
import io.backwise.routine.plan.core.Dose;
import io.backwise.routine.profile.ConditionsInForce;
import io.backwise.routine.profile.PatientStore;
import io.backwise.routine.profile.Profile;
import io.backwise.routine.profile.ProfileStore;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Who has not done a session for long finds a smaller dose (rules RG03 to RG05). */
@ApplicationScoped
class RestartingAfterGap {
    private static final int AT_ONCE = 100;
    private static final int FIRST = 1;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final Logger LOG = Logger.getLogger(RestartingAfterGap.class);

    private final RegularJob job = new RegularJob(LOG, "the look for gaps without a session");
    private final CurrentCatalogue catalogue;
    private final PatientStore patients;
    private final ProfileStore profiles;
    private final PlanStore plans;
    private final PlanRevising revising;
    private final GapStore gaps;

    RestartingAfterGap(
            CurrentCatalogue catalogue,
            PatientStore patients,
            ProfileStore profiles,
            PlanStore plans,
            PlanRevising revising,
            GapStore gaps) {
        this.catalogue = catalogue;
        this.patients = patients;
        this.profiles = profiles;
        this.plans = plans;
        this.revising = revising;
        this.gaps = gaps;
    }

    @Scheduled(every = "{backwise.adaptation.gaps.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return job.run(() -> look(BEFORE_ALL));
    }

    private Uni<Void> look(UUID after) {
        // A day early for those east of Greenwich; each is held against the patient's own day.
        LocalDate latest = LocalDate.now(ZoneOffset.UTC).plusDays(1);
        return Panache.withTransaction(() -> gaps.silent(latest, after, AT_ONCE))
                .chain(silent -> InOrder.each(silent, this::restartOne)
                        .chain(() -> silent.size() < AT_ONCE ? Uni.createFrom().voidItem() : look(silent.getLast())));
    }

    /** One plan must not keep those after it from being looked at. */
    private Uni<Void> restartOne(UUID patientId) {
        return Panache.withTransaction(() -> restart(patientId))
                .onFailure()
                .invoke(e -> LOG.warnf("a plan is not restarted after a gap: %s", Unavailability.describe(e)))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> restart(UUID patientId) {
        return patients.lock(patientId).chain(() -> gaps.lastDay(patientId)).chain(last -> plans.current(patientId)
                .chain(plan -> profiles.find(patientId)
                        .chain(profile -> last.isPresent() && plan.isPresent() && profile.isPresent()
                                ? restart(plan.get(), profile.get(), last.get())
                                : Uni.createFrom().voidItem())));
    }

    private Uni<Void> restart(Plan plan, Profile profile, LocalDate last) {
        LocalDate today = LocalDate.now(ZoneId.of(profile.zone()));
        Optional<Gap> gap = Gap.between(last, today, plan.weekdays());
        if (gap.isEmpty() || plan.status() != PlanStatus.ACTIVE) {
            return Uni.createFrom().voidItem();
        }
        int days = gap.get().days();
        return gaps.isAnswered(plan.planId(), last, days)
                .chain(isAnswered -> isAnswered
                        ? Uni.createFrom().voidItem()
                        : plans.doses(plan.planId(), FIRST)
                                .chain(revisions -> revise(plan, profile, revisions, gap.get(), today))
                                .chain(() -> gaps.answered(plan.planId(), last, days)));
    }

    private Uni<Void> revise(Plan plan, Profile profile, List<RevisionDoses> revisions, Gap gap, LocalDate today) {
        Catalogue now = catalogue.get();
        // A restart swaps nothing, so that what was too much lately need not be known.
        Known known =
                new Known(now, profile, today, ConditionsInForce.of(now, profile, today), plan, revisions, Set.of());
        List<Step> steps = plan.locked() ? List.of() : steps(known, gap);
        if (steps.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Plan revised = Steps.taken(known, steps).orElseThrow();
        return revising.byRules(
                        revised,
                        steps.getFirst().rule() + ": " + gap.because(),
                        steps.stream().map(it -> Steps.record(it, now, null)).toList())
                .replaceWithVoid();
    }

    /** Only exercises that the catalogue still has; what has left it is taken out by the screening. */
    static List<Step> steps(Known known, Gap gap) {
        Map<String, Dose> now = new LinkedHashMap<>();
        Map<String, Dose> start = new LinkedHashMap<>();
        Map<String, Dose> first = known.revisions().getFirst().items().stream()
                .collect(Collectors.toMap(Prescription::exercise, Prescription::dose));
        for (Prescription it : known.plan().session().items()) {
            known.catalogue().exercise(it.exercise()).ifPresent(exercise -> {
                now.put(it.exercise(), it.dose());
                start.put(it.exercise(), first.getOrDefault(it.exercise(), Redrafting.startDose(exercise)));
            });
        }
        return gap.restart(now, start);
    }
}
