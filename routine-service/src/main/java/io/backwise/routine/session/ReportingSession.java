package io.backwise.routine.session;

import io.backwise.kit.identity.Caller;
import io.backwise.kit.limits.CallerLimits;
import io.backwise.kit.problem.Problem;
import io.backwise.kit.problem.ProblemException;
import io.backwise.routine.access.Gate;
import io.backwise.routine.adaptation.Adaptation;
import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.CurrentCatalogue;
import io.backwise.routine.plan.PlanStore;
import io.backwise.routine.profile.PatientStore;
import io.backwise.routine.profile.ProfileStore;
import io.backwise.routine.profile.RedFlagAnswers;
import io.backwise.routine.redflag.ClearanceStore;
import io.backwise.routine.session.ReportStore.Met;
import io.backwise.routine.session.core.Completion;
import io.backwise.routine.session.core.Completion.Part;
import io.backwise.routine.session.core.SessionDay;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Takes a report once, however often it is sent: the report, its day, its answer and its event commit together. */
@ApplicationScoped
class ReportingSession {
    /** Of the caller's allowance, for a report that is stored: hundreds at once and ten a second are no person's. */
    private static final int COST = 10;

    private final Gate gate;
    private final CurrentCatalogue catalogue;
    private final PatientStore patients;
    private final ProfileStore profiles;
    private final ClearanceStore clearances;
    private final PlanStore plans;
    private final SessionStore sessions;
    private final ReportStore reports;
    private final WatchingResponses watching;
    private final RedFlagAnswers warnings;
    private final CallerLimits limits;

    ReportingSession(
            Gate gate,
            CurrentCatalogue catalogue,
            PatientStore patients,
            ProfileStore profiles,
            ClearanceStore clearances,
            PlanStore plans,
            SessionStore sessions,
            ReportStore reports,
            WatchingResponses watching,
            RedFlagAnswers warnings,
            CallerLimits limits) {
        this.gate = gate;
        this.catalogue = catalogue;
        this.patients = patients;
        this.profiles = profiles;
        this.clearances = clearances;
        this.plans = plans;
        this.sessions = sessions;
        this.reports = reports;
        this.watching = watching;
        this.warnings = warnings;
        this.limits = limits;
    }

    /** @param digest of the report */
    @WithTransaction
    Uni<Reported> report(Caller caller, UUID patientId, UUID sessionId, ReportRequest report, String digest) {
        Catalogue now = catalogue.get();
        return gate.enterAsAnother(caller, patientId, "report session")
                .chain(() -> checked(caller, patientId, report, now))
                .chain(() -> reports.begin(patientId, sessionId, report))
                .chain(met -> {
                    if (met.isErased()) {
                        throw Problem.notFound().toException();
                    }
                    if (met.known().isEmpty()) {
                        return locked(met, caller, patientId)
                                .chain(() -> plan(met, patientId, report))
                                .chain(plan -> switch (plan) {
                                    case NamedPlan.Followed it ->
                                        first(patientId, sessionId, report, digest, it.plan(), now);
                                    case NamedPlan.Unknown it -> unplanned(it);
                                })
                                .invoke(reported -> charge(caller, reported));
                    }
                    return isOf(met.known().get(), patientId)
                            ? Uni.createFrom().item(again(met.known().get(), patientId, digest))
                            : foreign(met, patientId, sessionId, report);
                });
    }

    /** In the end, when it is known that the report was not here: tries are free, and what is refused is not stored. */
    private void charge(Caller caller, Reported reported) {
        if (reported instanceof Reported.First) {
            limits.charge(caller.id(), COST);
        }
    }

    /** Only a report that would be taken is told of the conflict: others' ids cannot be found out by one that would not. */
    private Uni<Reported> foreign(Met met, UUID patientId, UUID sessionId, ReportRequest report) {
        return plan(met, patientId, report).chain(plan -> switch (plan) {
            case NamedPlan.Followed it -> {
                Session session = session(patientId, sessionId, report, it.plan(), Instant.now());
                ReportWindow.check(session.report().performedAt(), session.reportedAt());
                yield Uni.createFrom().item(new Reported.Conflict());
            }
            case NamedPlan.Unknown it -> unplanned(it);
        });
    }

    private static Uni<Reported> unplanned(NamedPlan.Unknown it) {
        return Uni.createFrom().item(new Reported.Unplanned(it.why()));
    }

    /** Of somebody who was erased nothing is said to be wrong: there is nobody. */
    private Uni<Void> checked(Caller caller, UUID patientId, ReportRequest report, Catalogue now) {
        try {
            ReportCheck.check(report, now);
            return Uni.createFrom().voidItem();
        } catch (ProblemException wrong) {
            Uni<Void> there = caller.isPatient(patientId)
                    ? gate.enter(caller, patientId, "report session").replaceWithVoid()
                    : Uni.createFrom().voidItem();
            return there.chain(() -> Uni.createFrom().failure(wrong));
        }
    }

    /** Where there is nothing of the patient yet, or nothing any more, by hand; consent may have ended while a clinician waited. */
    private Uni<Void> locked(Met met, Caller caller, UUID patientId) {
        Uni<Void> locked = met.isLocked() ? Uni.createFrom().voidItem() : patients.lock(patientId);
        return caller.isPatient(patientId) ? locked : locked.chain(() -> gate.still(caller, patientId));
    }

    private static Reported again(SessionStore.Stored known, UUID patientId, String digest) {
        boolean same = isOf(known, patientId) && known.digest().equals(digest);
        return same ? new Reported.Replay(known.answer()) : new Reported.Conflict();
    }

    private static boolean isOf(SessionStore.Stored known, UUID patientId) {
        return known.session().patientId().equals(patientId);
    }

    private Uni<Reported> first(
            UUID patientId, UUID sessionId, ReportRequest report, String digest, FollowedPlan plan, Catalogue now) {
        Instant received = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Session session = session(patientId, sessionId, report, plan, received);
        List<String> flags = report.redFlags() == null ? List.of() : report.redFlags();
        return watching.weigh(session, received).chain(weighed -> {
            Adaptation adaptation = isPausing(now, flags) ? weighed.withoutSteps() : weighed;
            ReportAnswer answer = ReportAnswer.of(session, advice(now, flags), adaptation.findings());
            return reports.keep(
                            new SessionStore.Stored(session, digest, answer),
                            SessionV1.event(session, answer.response()))
                    .chain(isFirst -> isFirst
                            ? effects(session, answer, flags, adaptation)
                            // Another try came in between, even of another patient.
                            : sessions.find(sessionId)
                                    .map(it -> again(
                                            it.orElseThrow(ReportingSession::erasedMeanwhile), patientId, digest)));
        });
    }

    private static ProblemException erasedMeanwhile() {
        return Problem.unavailable("The other session with this id was just erased.")
                .toException();
    }

    private Uni<Reported> effects(Session session, ReportAnswer answer, List<String> flags, Adaptation adaptation) {
        // Here, not earlier: what was in time at the first try is not too old at the second.
        ReportWindow.check(session.report().performedAt(), session.reportedAt());
        return (flags.isEmpty() ? Uni.createFrom().voidItem() : flagged(session.patientId(), flags))
                .chain(() -> watching.carryOut(adaptation))
                .replaceWith(new Reported.First(answer));
    }

    private Uni<Void> flagged(UUID patientId, List<String> flags) {
        return clearances
                .voidAll(patientId, flags)
                .chain(() -> profiles.addRedFlags(patientId, flags))
                .chain(profile -> profile.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : warnings.told(patientId, profile.get(), Set.copyOf(flags)));
    }

    private static boolean isPausing(Catalogue now, List<String> flags) {
        return now.engine().rules().redFlags().values().stream()
                .anyMatch(it -> it.pauseActivePlan() && flags.contains(it.id()));
    }

    private static List<String> advice(Catalogue now, List<String> flags) {
        return now.engine().rules().redFlags().values().stream()
                .filter(it -> flags.contains(it.id()))
                .map(it -> it.pathway().slug())
                .distinct()
                .sorted()
                .map(now::advice)
                .toList();
    }

    private Uni<NamedPlan> plan(Met met, UUID patientId, ReportRequest report) {
        return met.plan().isPresent() || report.planRevision() == null
                ? Uni.createFrom().item(NamedPlan.of(patientId, report, met.plan()))
                : plans.find(report.planId())
                        .map(plan -> plan.filter(it -> it.patientId().equals(patientId))
                                .map(it -> NamedPlan.ofNoRevision(it.revision()))
                                .orElseGet(() -> NamedPlan.of(patientId, report, Optional.empty())));
    }

    private static Session session(
            UUID patientId, UUID sessionId, ReportRequest report, FollowedPlan plan, Instant received) {
        List<Part> parts = ReportedVolume.parts(report, plan);
        return new Session(
                sessionId,
                patientId,
                plan.revision(),
                report,
                SessionDay.of(report.performedAt(), ZoneId.of(report.zone())),
                Completion.status(report.hasRested(), parts),
                Completion.of(parts),
                received,
                null,
                null);
    }
}
