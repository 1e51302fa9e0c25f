package io.backwise.routine.session;

import io.backwise.kit.identity.Caller;
import io.backwise.routine.access.Gate;
import io.backwise.routine.adaptation.GapStore;
import io.backwise.routine.adaptation.core.Gap;
import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.CurrentCatalogue;
import io.backwise.routine.catalogue.ExerciseV1;
import io.backwise.routine.plan.Because;
import io.backwise.routine.plan.Plan;
import io.backwise.routine.plan.PlanScreening;
import io.backwise.routine.plan.PlanStatus;
import io.backwise.routine.plan.PlanStore;
import io.backwise.routine.plan.Prescription;
import io.backwise.routine.plan.SessionPreview;
import io.backwise.routine.plan.Withheld;
import io.backwise.routine.profile.ConditionsInForce;
import io.backwise.routine.profile.Profile;
import io.backwise.routine.profile.ProfileStore;
import io.backwise.routine.redflag.ClearanceStore;
import io.backwise.routine.redflag.RecordedClearance;
import io.backwise.routine.session.TodayView.TodayItem;
import io.backwise.routine.session.core.SessionDay;
import io.backwise.screening.Clearance;
import io.backwise.screening.RedFlagOutcome;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is due today, screened once more with what is known now: a plan may be older than a new diagnosis. */
@ApplicationScoped
class ShowingToday {
    private static final String QUESTIONS =
            "You have not done a session for four weeks. Before you start again, answer the"
                    + " questions on red flags and conditions once more.";

    private final Gate gate;
    private final CurrentCatalogue catalogue;
    private final ProfileStore profiles;
    private final PlanStore plans;
    private final SessionStore sessions;
    private final ClearanceStore clearances;
    private final GapStore gaps;

    ShowingToday(
            Gate gate,
            CurrentCatalogue catalogue,
            ProfileStore profiles,
            PlanStore plans,
            SessionStore sessions,
            ClearanceStore clearances,
            GapStore gaps) {
        this.gate = gate;
        this.catalogue = catalogue;
        this.profiles = profiles;
        this.plans = plans;
        this.sessions = sessions;
        this.clearances = clearances;
        this.gaps = gaps;
    }

    @WithTransaction
    Uni<TodayView> today(Caller caller, UUID patientId) {
        Catalogue now = catalogue.get();
        return gate.enter(caller, patientId, "read today's session")
                .chain(() -> profiles.find(patientId))
                .chain(profile -> {
                    ZoneId zone = ZoneId.of(profile.map(Profile::zone).orElse("UTC"));
                    LocalDate day = SessionDay.of(Instant.now(), zone);
                    return inForce(patientId, day).chain(plan -> sessions.of(patientId, day)
                            .chain(reported -> clearances(patientId, profile).chain(cleared -> gaps.lastDay(patientId)
                                    .map(last -> view(now, profile, cleared, plan, reported, last, day, zone)))));
                });
    }

    /** @param isPaused whether nothing of it may be done for now */
    private record InForce(Plan plan, boolean isPaused) {}

    /** A pause is of the patient: it holds for the plan that ends with the beginning of the paused one, too. */
    private Uni<Optional<InForce>> inForce(UUID patientId, LocalDate day) {
        return plans.inForce(patientId, day)
                .chain(plan -> plan.isPresent() && plan.get().status() == PlanStatus.SUPERSEDED
                        ? plans.current(patientId)
                                .map(next -> next.stream().anyMatch(it -> it.status() == PlanStatus.SUSPENDED))
                                .map(isPaused -> plan.map(it -> new InForce(it, isPaused)))
                        : Uni.createFrom().item(plan.map(it -> new InForce(it, it.status() == PlanStatus.SUSPENDED))));
    }

    private Uni<List<Clearance>> clearances(UUID patientId, Optional<Profile> profile) {
        return profile.isEmpty()
                ? Uni.createFrom().item(List.of())
                : clearances.holding(patientId, profile.get()).map(held -> held.stream()
                        .map(RecordedClearance::clearance)
                        .toList());
    }

    private static TodayView view(
            Catalogue catalogue,
            Optional<Profile> profile,
            List<Clearance> clearances,
            Optional<InForce> inForce,
            List<SessionStore.Told> reported,
            Optional<LocalDate> last,
            LocalDate day,
            ZoneId zone) {
        List<UUID> ids = reported.stream().map(SessionStore.Told::sessionId).toList();
        if (profile.isEmpty() || inForce.isEmpty()) {
            return nothing(day, zone, "no-plan", null, ids, null);
        }
        Plan plan = inForce.get().plan();
        Set<String> conditions = ConditionsInForce.slugs(catalogue, profile.get(), day);
        RedFlagOutcome flags =
                RedFlagOutcome.of(catalogue.engine().rules(), profile.get().redFlags(), conditions, clearances);
        if (flags instanceof RedFlagOutcome.Blocked blocked) {
            String advice = catalogue.advice(blocked.worst().slug());
            return nothing(day, zone, "red-flag", plan, ids, advice);
        }
        if (inForce.get().isPaused()
                || !plan.clinicianNeeded(catalogue, conditions).isEmpty()) {
            return nothing(day, zone, "paused", plan, ids, null);
        }
        if (!plan.schedules(day)) {
            return nothing(day, zone, "rest-day", plan, ids, null);
        }
        LocalDate since = last.orElse(plan.startsOn());
        if (Gap.asksAgain(since, profile.get().screenedOn(), day)) {
            return nothing(day, zone, "questions-due", plan, ids, QUESTIONS);
        }
        boolean done = reported.stream().anyMatch(it -> it.status().equals("completed"));
        return due(catalogue, conditions, plan, done ? "done" : "due", ids, day, zone);
    }

    private static TodayView due(
            Catalogue catalogue,
            Set<String> conditions,
            Plan plan,
            String state,
            List<UUID> reported,
            LocalDate day,
            ZoneId zone) {
        List<Withheld> withheld = PlanScreening.withheld(catalogue, conditions, plan);
        Set<String> unsafe = withheld.stream().map(Withheld::exercise).collect(Collectors.toUnmodifiableSet());
        Map<String, List<Because>> cautions = PlanScreening.cautions(catalogue, conditions, plan);
        List<TodayItem> items = plan.session().items().stream()
                .filter(it -> !unsafe.contains(it.exercise()))
                .map(it -> item(
                        it,
                        catalogue.exercise(it.exercise()).orElseThrow(),
                        cautions.getOrDefault(it.exercise(), List.of())))
                .toList();
        return new TodayView(
                day,
                zone.getId(),
                state,
                plan.planId(),
                plan.revision(),
                items,
                withheld,
                reported,
                null,
                SessionPreview.DISCLAIMER);
    }

    private static TodayItem item(Prescription it, ExerciseV1 exercise, List<Because> cautions) {
        return new TodayItem(
                it.exercise(),
                exercise.name(),
                it.order(),
                it.sets(),
                it.reps(),
                it.holdSeconds(),
                it.minutes(),
                it.perSide(),
                it.seconds(),
                exercise.startPosition(),
                exercise.equipment(),
                exercise.steps(),
                cautions);
    }

    private static TodayView nothing(
            LocalDate day,
            ZoneId zone,
            String state,
            @Nullable Plan plan,
            List<UUID> reported,
            @Nullable String advice) {
        return new TodayView(
                day,
                zone.getId(),
                state,
                plan == null ? null : plan.planId(),
                plan == null ? null : plan.revision(),
                List.of(),
                List.of(),
                reported,
                advice,
                SessionPreview.DISCLAIMER);
    }
}
