package io.backwise.routine.plan;

import io.backwise.kit.identity.AccessPolicy.Standing;
import io.backwise.kit.identity.Caller;
import io.backwise.kit.json.Digest;
import io.backwise.kit.json.EventJson;
import io.backwise.kit.order.InOrder;
import io.backwise.routine.access.Gate;
import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.CurrentCatalogue;
import io.backwise.routine.plan.core.PlanLife;
import io.backwise.routine.profile.PatientLock;
import io.backwise.routine.profile.Profile;
import io.backwise.routine.profile.ProfileStore;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Composes a plan and puts it in force; the one before it is superseded from the first day on. */
@ApplicationScoped
class AssigningPlan {
    private final Gate gate;
    private final CurrentCatalogue catalogue;
    private final PatientLock patients;
    private final ProfileStore profiles;
    private final PlanStore plans;
    private final AssignmentKeyStore keys;
    private final Composing composing;
    private final LookingBack lookingBack;
    private final AnnouncingPlans announcing;
    private final EventJson json;

    AssigningPlan(
            Gate gate,
            CurrentCatalogue catalogue,
            PatientLock patients,
            ProfileStore profiles,
            PlanStore plans,
            AssignmentKeyStore keys,
            Composing composing,
            AnnouncingPlans announcing,
            EventJson json,
            LookingBack lookingBack) {
        this.gate = gate;
        this.catalogue = catalogue;
        this.patients = patients;
        this.profiles = profiles;
        this.plans = plans;
        this.keys = keys;
        this.composing = composing;
        this.lookingBack = lookingBack;
        this.announcing = announcing;
        this.json = json;
    }

    /**
     * What is asked, and by whom.
     *
     * @param seen the plan that was in force when the request came
     */
    private record Asked(
            Caller caller, Standing standing, UUID patientId, AssignRequest request, Optional<UUID> seen) {}

    @WithTransaction
    Uni<Assignment> assign(Caller caller, UUID patientId, AssignRequest request, Optional<String> key) {
        return gate.enter(caller, patientId, "assign plan").chain(standing -> plans.current(patientId)
                .map(it -> new Asked(caller, standing, patientId, request, it.map(Plan::planId)))
                .chain(asked -> patients.lock(caller, patientId)
                        .chain(() -> key.isEmpty() ? assignNew(asked) : keyed(asked, key.get()))));
    }

    private Uni<Assignment> keyed(Asked asked, String key) {
        // What somebody else asked for with the same key was not asked by this caller.
        String digest = Digest.of(asked.caller().id() + " " + json.write(asked.request()));
        return keys.find(asked.patientId(), key).chain(used -> {
            if (used.isEmpty()) {
                return assignNew(asked)
                        .chain(made -> made instanceof Assignment.Assigned it
                                ? keys.put(
                                                asked.patientId(),
                                                key,
                                                new AssignmentKeyStore.Used(
                                                        it.plan().planId(), digest))
                                        .replaceWith(made)
                                : Uni.createFrom().item(made));
            }
            if (!used.get().digest().equals(digest)) {
                return Uni.createFrom().item(new Assignment.KeyReused());
            }
            return plans.find(used.get().planId()).map(it -> new Assignment.Assigned(it.orElseThrow()));
        });
    }

    private Uni<Assignment> assignNew(Asked asked) {
        Catalogue now = catalogue.get();
        return plans.current(asked.patientId()).chain(before -> {
            if (!before.map(Plan::planId).equals(asked.seen())) {
                return Uni.createFrom().item(new Assignment.Overtaken());
            }
            if (asked.standing() == Standing.PATIENT && before.stream().anyMatch(Plan::locked)) {
                return Uni.createFrom().item(new Assignment.Locked());
            }
            return profiles.find(asked.patientId())
                    .chain(profile -> profile.isEmpty()
                            ? Uni.createFrom().item(new Assignment.Refused(new Proposal.ProfileMissing()))
                            : compose(asked, now, profile.get(), before));
        });
    }

    private Uni<Assignment> compose(Asked asked, Catalogue now, Profile profile, Optional<Plan> before) {
        LocalDate today = LocalDate.now(ZoneId.of(profile.zone()));
        WishCheck.check(asked.request(), now, today);
        return lookingBack
                .from(today, asked.patientId(), profile)
                .map(background -> composing.compose(
                        now,
                        profile,
                        background,
                        asked.request().asPreview().wish(),
                        PreviewingPlan.audience(asked.standing()),
                        today))
                .chain(proposal -> proposal instanceof Proposal.Proposed proposed
                        ? unlessRewritten(asked, profile, before, proposed.session(), today)
                        : Uni.createFrom().item(new Assignment.Refused(proposal)));
    }

    private Uni<Assignment> unlessRewritten(
            Asked asked, Profile profile, Optional<Plan> before, SessionPreview session, LocalDate today) {
        return rewritten(asked.patientId(), asked.request().startsOn(), today)
                .chain(day -> day.isPresent()
                        ? Uni.createFrom().item(new Assignment.OverlapsHistory(day.get()))
                        : putInForce(asked, profile, before, session));
    }

    /** The first past day from {@code from} on that some plan scheduled. */
    private Uni<Optional<LocalDate>> rewritten(UUID patientId, LocalDate from, LocalDate today) {
        if (!from.isBefore(today)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return plans.touching(patientId, from, today).map(touched -> from.datesUntil(today)
                .filter(day -> touched.stream().anyMatch(it -> it.schedules(day)))
                .findFirst());
    }

    private Uni<Assignment> putInForce(Asked asked, Profile profile, Optional<Plan> before, SessionPreview session) {
        AssignRequest request = asked.request();
        Uni<Void> superseded = before.isPresent()
                ? supersede(before.get(), request.startsOn())
                : Uni.createFrom().voidItem();
        return superseded.chain(() -> plans.count(asked.patientId())).chain(count -> {
            Plan plan = new Plan(
                    UUID.randomUUID(),
                    asked.patientId(),
                    count + 1,
                    1,
                    PlanStatus.ACTIVE,
                    request.startsOn(),
                    null,
                    null,
                    false,
                    (request.weekdays() == null ? profile.weekdays() : request.weekdays())
                            .stream().sorted().toList(),
                    profile.zone(),
                    // In the one spelling that an id is compared in.
                    asked.standing() == Standing.PATIENT
                            ? asked.patientId().toString()
                            : asked.caller().id(),
                    Instant.now().truncatedTo(ChronoUnit.MICROS),
                    PreviewRequest.or(request.overrides()),
                    // A patient's counts for nothing, now or later.
                    asked.standing() == Standing.CLINICIAN ? PreviewRequest.or(request.signOff()) : List.of(),
                    request.minutesPerSession(),
                    request.note(),
                    session);
            return plans.insert(plan, "assigned")
                    .chain(() -> announcing.announce(plan, PlanV1.assigned()))
                    .replaceWith(new Assignment.Assigned(plan));
        });
    }

    private Uni<Void> supersede(Plan before, LocalDate day) {
        if (!(before.life() instanceof PlanLife.InForce inForce)) {
            throw new IllegalStateException("the current plan is not in force");
        }
        Plan superseded = before.at(inForce.supersede(day));
        return plans.replace(superseded)
                .chain(() -> InOrder.each(
                        PlanV1.endOfPause(inForce, day, "another plan took its place"),
                        it -> announcing.announce(superseded, it)));
    }
}
