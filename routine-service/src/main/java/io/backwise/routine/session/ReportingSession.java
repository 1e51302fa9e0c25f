package io.backwise.routine.session;

import io.backwise.kit.identity.Caller;
import io.backwise.kit.json.Digest;
import io.backwise.kit.json.EventJson;
import io.backwise.kit.outbox.Outbox;
import io.backwise.kit.problem.Problem;
import io.backwise.kit.problem.ProblemException;
import io.backwise.routine.access.Gate;
import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.CurrentCatalogue;
import io.backwise.routine.plan.Plan;
import io.backwise.routine.plan.PlanRevision;
import io.backwise.routine.plan.PlanStore;
import io.backwise.routine.plan.Prescription;
import io.backwise.routine.profile.PatientStore;
import io.backwise.routine.profile.ProfileStore;
import io.backwise.routine.redflag.ClearanceStore;
import io.backwise.routine.session.ReportRequest.ReportedItem;
import io.backwise.routine.session.core.Completion;
import io.backwise.routine.session.core.Completion.Part;
import io.backwise.routine.session.core.SessionDay;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Takes a report once, however often it is sent: the report, its day, its answer and its event commit together. */
@ApplicationScoped
class ReportingSession {
    /** How late a phone may report for the first time, and how far its clock may run ahead. */
    private static final Duration OLDEST = Duration.ofDays(14);

    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final Gate gate;
    private final CurrentCatalogue catalogue;
    private final PatientStore patients;
    private final ProfileStore profiles;
    private final ClearanceStore clearances;
    private final PlanStore plans;
    private final SessionStore sessions;
    private final Outbox outbox;
    private final EventJson json;

    ReportingSession(
            Gate gate,
            CurrentCatalogue catalogue,
            PatientStore patients,
            ProfileStore profiles,
            ClearanceStore clearances,
            PlanStore plans,
            SessionStore sessions,
            Outbox outbox,
            EventJson json) {
        this.gate = gate;
        this.catalogue = catalogue;
        this.patients = patients;
        this.profiles = profiles;
        this.clearances = clearances;
        this.plans = plans;
        this.sessions = sessions;
        this.outbox = outbox;
        this.json = json;
    }

    /**
     * A report that is here already is answered without a lock: impatient phones send it many times over, and must not wait for
     * each other, nor make others wait.
     */
    @WithTransaction
    Uni<Reported> report(Caller caller, UUID patientId, UUID sessionId, ReportRequest report) {
        Catalogue now = catalogue.get();
        String digest = Digest.of(json.write(report));
        return gate.enter(caller, patientId, "report session")
                .invoke(() -> ReportCheck.check(report, now))
                .chain(() -> again(patientId, sessionId, digest))
                .chain(again -> again.isPresent()
                        ? Uni.createFrom().item(again.get())
                        : patients.lock(patientId).chain(() -> first(patientId, sessionId, report, digest, now)));
    }

    private Uni<Optional<Reported>> again(UUID patientId, UUID sessionId, String digest) {
        return sessions.find(sessionId)
                .map(found -> found.map(it -> {
                    boolean same = it.session().patientId().equals(patientId)
                            && it.digest().equals(digest);
                    return same ? new Reported.Replay(it.answer()) : new Reported.Conflict();
                }));
    }

    private Uni<Reported> first(UUID patientId, UUID sessionId, ReportRequest report, String digest, Catalogue now) {
        Instant received = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return plans.revisions(report.planId()).chain(revisions -> {
            if (revisions.isEmpty() || !revisions.getFirst().plan().patientId().equals(patientId)) {
                throw Problem.invalid("planId", "is no plan of this patient").toException();
            }
            Plan plan = revision(revisions, report).plan();
            Session session = session(patientId, sessionId, report, plan, received);
            List<String> flags = report.redFlags() == null ? List.of() : report.redFlags();
            ReportAnswer answer = ReportAnswer.of(session, advice(now, flags));
            return sessions.insert(new SessionStore.Stored(session, digest, answer))
                    .chain(isFirst -> isFirst
                            ? effects(session, answer, flags)
                            // Another try came in between, even of another patient.
                            : again(patientId, sessionId, digest)
                                    .map(it -> it.orElseThrow(ReportingSession::erasedMeanwhile)));
        });
    }

    private static ProblemException erasedMeanwhile() {
        return Problem.unavailable("The other session with this id was just erased.")
                .toException();
    }

    private Uni<Reported> effects(Session session, ReportAnswer answer, List<String> flags) {
        // Here, not earlier: what was in time at the first try is not too old at the second.
        refuseWhenUntimely(session.report().performedAt(), session.reportedAt());
        return profiles.addRedFlags(session.patientId(), flags)
                .chain(() -> clearances.voidAll(session.patientId(), flags))
                .chain(() -> outbox.append(SessionV1.event(session, answer.response())))
                .replaceWith(new Reported.First(answer));
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

    private static void refuseWhenUntimely(Instant performedAt, Instant now) {
        if (performedAt.isBefore(now.minus(OLDEST))) {
            throw Problem.unprocessable(
                            "session-too-old",
                            "The session is too old to be reported",
                            "A first report may be at most " + OLDEST.toDays() + " days old.",
                            Map.of())
                    .toException();
        }
        if (performedAt.isAfter(now.plus(AHEAD))) {
            throw Problem.unprocessable(
                            "session-in-future",
                            "The session lies in the future",
                            "performedAt may be at most " + AHEAD.toMinutes() + " minutes ahead.",
                            Map.of())
                    .toException();
        }
    }

    /** The revision that was named, or the one in force when the session was performed; at least the first. */
    private static PlanRevision revision(List<PlanRevision> revisions, ReportRequest report) {
        if (report.planRevision() == null) {
            return revisions.stream()
                    .filter(it -> !it.madeAt().isAfter(report.performedAt()))
                    .reduce((earlier, later) -> later)
                    .orElse(revisions.getFirst());
        }
        return revisions.stream()
                .filter(it -> it.revision() == report.planRevision())
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                                "planRevision",
                                "must be 1 to " + revisions.getLast().revision())
                        .toException());
    }

    private static Session session(UUID patientId, UUID sessionId, ReportRequest report, Plan plan, Instant received) {
        List<Part> parts = parts(report, plan);
        return new Session(
                sessionId,
                patientId,
                plan.revision(),
                report,
                SessionDay.of(report.performedAt(), ZoneId.of(report.zone())),
                Completion.status(report.isRested(), parts),
                Completion.of(parts),
                received,
                null);
    }

    private static List<Part> parts(ReportRequest report, Plan plan) {
        for (int i = 0; i < report.items().size(); i++) {
            if (plan.prescription(report.items().get(i).exercise()).isEmpty()) {
                throw Problem.invalid(
                                "items[" + i + "].exercise",
                                "is not in the plan; it has "
                                        + String.join(
                                                ", ",
                                                plan.session().items().stream()
                                                        .map(Prescription::exercise)
                                                        .toList()))
                        .toException();
            }
        }
        return plan.session().items().stream()
                .map(it -> new Part(it.volume(), done(report, it)))
                .toList();
    }

    private static long done(ReportRequest report, Prescription prescription) {
        return report.items().stream()
                .filter(it -> it.exercise().equals(prescription.exercise()) && it.skipped() == null)
                .mapToLong(it -> volume(it, prescription))
                .sum();
    }

    /** What was done: minutes in all, or sets x repetitions x hold; without a told hold the prescribed one. */
    private static long volume(ReportedItem it, Prescription prescription) {
        if (prescription.minutes() != null) {
            return it.minutesDone() == null ? 0 : it.minutesDone();
        }
        long hold = it.holdSecondsDone() != null && prescription.holdSeconds() != null
                ? it.holdSecondsDone()
                : prescription.holdSeconds() == null ? 1 : Math.max(1, prescription.holdSeconds());
        return (long) figure(it.setsDone()) * figure(it.repsDone()) * hold;
    }

    private static int figure(@org.jspecify.annotations.Nullable Integer told) {
        return told == null ? 0 : told;
    }
}
