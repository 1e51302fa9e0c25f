package io.backwise.routine.rescreening;

import io.backwise.kit.order.InOrder;
import io.backwise.routine.alert.AlertKind;
import io.backwise.routine.alert.RaisingAlerts;
import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.CurrentCatalogue;
import io.backwise.routine.plan.LookingBack;
import io.backwise.routine.plan.PausingPlan;
import io.backwise.routine.plan.Plan;
import io.backwise.routine.plan.PlanRevising;
import io.backwise.routine.plan.PlanStatus;
import io.backwise.routine.plan.PlanStore;
import io.backwise.routine.plan.StepTaken;
import io.backwise.routine.plan.Withheld;
import io.backwise.routine.profile.Profile;
import io.backwise.routine.profile.ProfileChanges;
import io.backwise.routine.profile.ProfileStore;
import io.backwise.routine.rescreening.SafePlan.Look;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Takes out of a patient's plan what must not be done any more, and tells patient and clinician why. */
@ApplicationScoped
public class KeepingPlanSafe implements ProfileChanges {
    private final CurrentCatalogue catalogue;
    private final PlanStore plans;
    private final ProfileStore profiles;
    private final LookingBack lookingBack;
    private final PlanRevising revising;
    private final PausingPlan pausing;
    private final RaisingAlerts alerts;
    private final ScreeningStore screenings;

    KeepingPlanSafe(
            CurrentCatalogue catalogue,
            PlanStore plans,
            ProfileStore profiles,
            LookingBack lookingBack,
            PlanRevising revising,
            PausingPlan pausing,
            RaisingAlerts alerts,
            ScreeningStore screenings) {
        this.catalogue = catalogue;
        this.plans = plans;
        this.profiles = profiles;
        this.lookingBack = lookingBack;
        this.revising = revising;
        this.pausing = pausing;
        this.alerts = alerts;
        this.screenings = screenings;
    }

    /** In the transaction of what changed, with the patient locked; a lock of the plan does not keep an unsafe move in it. */
    public Uni<Void> look(UUID patientId) {
        return plans.current(patientId).chain(plan -> profiles.find(patientId)
                .chain(profile -> plan.isEmpty() || profile.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : look(plan.get(), profile.get())));
    }

    @Override
    public Uni<Void> written(UUID patientId) {
        // Another replica may have looked with the profile as it was, and a catalogue that this one does not know yet.
        return screenings.forget(patientId).chain(() -> look(patientId));
    }

    private Uni<Void> look(Plan plan, Profile profile) {
        Catalogue now = catalogue.get();
        LocalDate today = LocalDate.now(ZoneId.of(profile.zone()));
        return SafePlan.isSafe(now, plan, profile, today)
                ? Uni.createFrom().voidItem()
                : lookingBack
                        .tooMuch(today, plan.patientId())
                        .chain(tooMuch -> change(plan, SafePlan.of(now, plan, profile, today, tooMuch)));
    }

    private Uni<Void> change(Plan plan, Look look) {
        return switch (look) {
            case Look.Safe it -> Uni.createFrom().voidItem();
            case Look.OtherCautions it ->
                revising.byRules(it.plan(), words(it.steps()), it.steps()).replaceWithVoid();
            case Look.Changed it ->
                revising.byRules(it.plan(), words(it.steps()), it.steps())
                        .chain(() -> InOrder.each(
                                it.steps(),
                                step -> alert(
                                        plan.patientId(),
                                        String.valueOf(step.exercise()),
                                        step.what() + ": " + step.reason())));
            case Look.ClinicianNeeded it ->
                pausing.pause(plan.patientId(), "only a clinician may assign a plan now")
                        .chain(() -> InOrder.each(
                                it.conditions(),
                                condition -> alerts.raise(
                                        plan.patientId(),
                                        AlertKind.CLINICIAN_NEEDED,
                                        condition,
                                        "the plan pauses: the patient made it alone, and " + condition
                                                + " needs one that a clinician assigns")));
            case Look.Emptied it
            when plan.status() != PlanStatus.ACTIVE -> Uni.createFrom().voidItem();
            case Look.Emptied it ->
                pausing.pause(plan.patientId(), "nothing of it is safe any more")
                        .chain(() -> InOrder.each(it.withheld(), one -> alert(plan.patientId(), one)));
        };
    }

    private Uni<Void> alert(UUID patientId, Withheld it) {
        return alert(
                patientId,
                it.exercise(),
                "the plan pauses: " + it.because().getFirst().reason());
    }

    private Uni<Void> alert(UUID patientId, String exercise, String detail) {
        return alerts.raise(patientId, AlertKind.WITHDRAWN_EXERCISE, exercise, exercise + " " + detail);
    }

    private static String words(List<StepTaken> steps) {
        return steps.stream()
                .map(it -> it.rule() + " " + it.exercise() + ": " + it.what())
                .collect(Collectors.joining("; ", "re-screened: ", ""));
    }
}
