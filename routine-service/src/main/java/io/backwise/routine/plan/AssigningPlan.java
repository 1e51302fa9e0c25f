package io.backwise.routine.plan;

import io.backwise.kit.identity.Caller;
import io.backwise.kit.json.Digest;
import io.backwise.kit.json.EventJson;
import io.backwise.routine.access.AccessPolicy.Standing;
import io.backwise.routine.access.Gate;
import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.CurrentCatalogue;
import io.backwise.routine.profile.PatientStore;
import io.backwise.routine.profile.Profile;
import io.backwise.routine.profile.ProfileStore;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Composes a plan and puts it in force; the one before it is superseded from the first day on. */
@ApplicationScoped
class AssigningPlan {
    private final Gate gate;
    private final CurrentCatalogue catalogue;
    private final PatientStore patients;
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
            PatientStore patients,
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

    @WithTransaction
    Uni<Assignment> assign(Caller caller, UUID patientId, AssignRequest request, Optional<String> key) {
        return gate.enter(caller, patientId, "assign plan")
                .chain(standing -> patients.lock(patientId).replaceWith(standing))
                .chain(standing -> key.isEmpty()
                        ? assignNew(caller, standing, patientId, request)
                        : keyed(caller, standing, patientId, request, key.get()));
    }

    private Uni<Assignment> keyed(Caller caller, Standing standing, UUID patientId, AssignRequest request, String key) {
        String digest = Digest.of(json.write(request));
        return keys.find(patientId, key).chain(used -> {
            if (used.isEmpty()) {
                return assignNew(caller, standing, patientId, request)
                        .chain(made -> made instanceof Assignment.Assigned it
                                ? keys.put(
                                                patientId,
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

    private Uni<Assignment> assignNew(Caller caller, Standing standing, UUID patientId, AssignRequest request) {
        Catalogue now = catalogue.get();
        return profiles.find(patientId).map(PreviewingPlan::needed).chain(profile -> {
            LocalDate today = LocalDate.now(ZoneId.of(profile.zone()));
            WishCheck.check(request, now, today);
            return lookingBack
                    .from(today, patientId, profile)
                    .map(background -> composing.compose(
                            now,
                            profile,
                            background,
                            request.asPreview().wish(),
                            PreviewingPlan.audience(standing),
                            today))
                    .chain(proposal -> proposal instanceof Proposal.Proposed proposed
                            ? unlessRewritten(caller, patientId, request, profile, proposed.session(), today)
                            : Uni.createFrom().item(new Assignment.Refused(proposal)));
        });
    }

    private Uni<Assignment> unlessRewritten(
            Caller caller,
            UUID patientId,
            AssignRequest request,
            Profile profile,
            SessionPreview session,
            LocalDate today) {
        return rewritten(patientId, request.startsOn(), today)
                .chain(day -> day.isPresent()
                        ? Uni.createFrom().item(new Assignment.OverlapsHistory(day.get()))
                        : putInForce(caller, patientId, request, profile, session));
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

    private Uni<Assignment> putInForce(
            Caller caller, UUID patientId, AssignRequest request, Profile profile, SessionPreview session) {
        return plans.current(patientId)
                .chain(before -> before.isPresent()
                        ? plans.replace(before.get().supersededFrom(request.startsOn()))
                        : Uni.createFrom().voidItem())
                .chain(() -> plans.count(patientId))
                .chain(count -> {
                    Plan plan = new Plan(
                            UUID.randomUUID(),
                            patientId,
                            count + 1,
                            1,
                            PlanStatus.ACTIVE,
                            request.startsOn(),
                            null,
                            (request.weekdays() == null ? profile.weekdays() : request.weekdays())
                                    .stream().sorted().toList(),
                            profile.zone(),
                            caller.id(),
                            Instant.now().truncatedTo(ChronoUnit.MICROS),
                            PreviewRequest.or(request.overrides()),
                            PreviewRequest.or(request.signOff()),
                            request.note(),
                            session);
                    return plans.insert(plan, "assigned")
                            .chain(() -> patients.nextPlanSequence(patientId))
                            .chain(sequence -> announcing.announce(PlanV1.assigned(plan, sequence)))
                            .replaceWith(new Assignment.Assigned(plan));
                });
    }
}
