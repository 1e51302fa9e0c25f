package io.backwise.routine.adaptation;

import io.backwise.kit.order.InOrder;
import io.backwise.routine.adaptation.core.Concern;
import io.backwise.routine.alert.AlertKind;
import io.backwise.routine.alert.RaisingAlerts;
import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.CurrentCatalogue;
import io.backwise.routine.plan.LookingBack;
import io.backwise.routine.plan.PausingPlan;
import io.backwise.routine.plan.Plan;
import io.backwise.routine.plan.PlanRevising;
import io.backwise.routine.plan.PlanStore;
import io.backwise.routine.profile.ConditionsInForce;
import io.backwise.routine.profile.Profile;
import io.backwise.routine.profile.ProfileStore;
import io.backwise.routine.rescreening.KeepingPlanSafe;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lets a plan follow the answers of a back; in the transaction of the report, with the patient locked. */
@ApplicationScoped
public class Adapting {
    private static final String SPREADS = "peripheralises-with-";

    private final CurrentCatalogue catalogue;
    private final ProfileStore profiles;
    private final PlanStore plans;
    private final LookingBack lookingBack;
    private final PlanRevising revising;
    private final PausingPlan pausing;
    private final RaisingAlerts alerts;
    private final KeepingPlanSafe safety;

    Adapting(
            CurrentCatalogue catalogue,
            ProfileStore profiles,
            PlanStore plans,
            LookingBack lookingBack,
            PlanRevising revising,
            PausingPlan pausing,
            RaisingAlerts alerts,
            KeepingPlanSafe safety) {
        this.catalogue = catalogue;
        this.profiles = profiles;
        this.plans = plans;
        this.lookingBack = lookingBack;
        this.revising = revising;
        this.pausing = pausing;
        this.alerts = alerts;
        this.safety = safety;
    }

    /** What the rules make of a session, or of the morning after it; changes nothing yet. */
    public Uni<Adaptation> weigh(UUID patientId, Instant now, PlayedSession session, List<PlayedSession> others) {
        Catalogue current = catalogue.get();
        return profiles.find(patientId).chain(profile -> {
            if (profile.isEmpty()) {
                return Uni.createFrom().item(Adaptation.none(patientId));
            }
            LocalDate today = today(profile.get());
            return plans.followed(patientId, today)
                    .chain(plan -> plan.isPresent()
                            ? weigh(current, profile.get(), today, plan.get(), now, session, others)
                            : afterwards(current, profile.get(), today, now, session, others));
        });
    }

    /** The plan is over by now: there is nothing to change, and what went wrong is seen to all the same. */
    private Uni<Adaptation> afterwards(
            Catalogue current,
            Profile profile,
            LocalDate today,
            Instant now,
            PlayedSession session,
            List<PlayedSession> others) {
        return plans.find(session.planId())
                .map(plan -> plan.orElseThrow())
                .chain(plan -> weigh(current, profile, today, plan, now, session, others))
                .map(Adaptation::withoutSteps);
    }

    private Uni<Adaptation> weigh(
            Catalogue current,
            Profile profile,
            LocalDate today,
            Plan plan,
            Instant now,
            PlayedSession session,
            List<PlayedSession> others) {
        int from = firstRevision(plan, Stream.concat(Stream.of(session), others.stream()));
        return plans.doses(plan.planId(), from)
                .map(revisions -> new Known(
                        current,
                        profile,
                        today,
                        ConditionsInForce.of(current, profile, today),
                        plan,
                        revisions,
                        Set.of()))
                .chain(known -> {
                    Adaptation adaptation = Weighing.weigh(now, known, session, others);
                    return adaptation.isReplacing()
                            ? lookingBack
                                    .tooMuch(today, plan.patientId())
                                    .map(it -> Weighing.weigh(now, known.with(it), session, others))
                            : Uni.createFrom().item(adaptation);
                });
    }

    private static int firstRevision(Plan plan, Stream<PlayedSession> sessions) {
        return sessions.filter(it -> it.planId().equals(plan.planId()))
                .mapToInt(PlayedSession::revision)
                .min()
                .orElse(plan.revision());
    }

    private static LocalDate today(Profile profile) {
        return LocalDate.now(ZoneId.of(profile.zone()));
    }

    /** Does it. */
    public Uni<Void> carryOut(Adaptation it) {
        Uni<Void> revised = it.revised().isEmpty()
                ? Uni.createFrom().voidItem()
                : revising.byRules(it.revised().get(), words(it), it.steps()).replaceWithVoid();
        return revised.chain(() -> it.isEmptied() && !it.isPausing()
                        ? pausing.pause(it.patientId(), "no exercise of the plan is tolerated", it.steps())
                                .chain(() -> alerts.raise(
                                        it.patientId(),
                                        AlertKind.NOTHING_TOLERATED,
                                        "",
                                        "No exercise of the plan is tolerated any more."))
                        : Uni.createFrom().voidItem())
                .chain(() -> InOrder.each(it.concerns(), concern -> see(it, concern)));
    }

    private static String words(Adaptation adaptation) {
        return adaptation.steps().stream()
                .map(it -> it.rule() + (it.exercise() == null ? " " : " " + it.exercise() + ": ") + it.what())
                .collect(Collectors.joining("; "));
    }

    private Uni<Void> see(Adaptation adaptation, Concern concern) {
        UUID patientId = adaptation.patientId();
        return switch (concern) {
            case Concern.RepeatedRed it ->
                pausing.pause(
                                patientId,
                                "two of the last three sessions were red",
                                adaptation.isEmptied() ? adaptation.steps() : List.of())
                        .chain(() -> alerts.raise(
                                patientId, AlertKind.REPEATED_RED, "", "Two of the last three sessions were red."));
            case Concern.RepeatedReaction it ->
                alerts.raise(
                        patientId,
                        AlertKind.REPEATED_RED,
                        "next-morning",
                        "A second session within four weeks had not settled by the next morning.");
            case Concern.RepeatedSpread it -> block(patientId, it);
            case Concern.Spread it ->
                alerts.raise(patientId, AlertKind.PERIPHERALISATION, "", "Symptoms spread down the leg.");
            case Concern.RisingPain it ->
                alerts.raise(
                        patientId,
                        AlertKind.RISING_PAIN,
                        "",
                        "The mean pain of the last week is at least 2 points above that of the two weeks before.");
            case Concern.PersistentAmber it ->
                alerts.raise(
                        patientId,
                        AlertKind.PERSISTENT_AMBER,
                        "",
                        "Six sessions in a row, or two weeks, were at the edge of what is tolerable.");
        };
    }

    /** The finding stands among the conditions until a clinician takes it off; whatever it rules out leaves the plan now. */
    private Uni<Void> block(UUID patientId, Concern.RepeatedSpread concern) {
        List<String> found = concern.directions().stream()
                .map(it -> SPREADS + it)
                .filter(it -> catalogue.get().engine().rules().conditions().containsKey(it))
                .toList();
        return profiles.addConditions(patientId, found)
                .chain(() -> safety.look(patientId))
                .chain(() -> alerts.raise(
                        patientId,
                        AlertKind.PERIPHERALISATION,
                        String.join(" ", concern.directions()),
                        "Symptoms spread down the leg twice within a week, with "
                                + String.join(" and ", concern.directions()) + "."));
    }
}
