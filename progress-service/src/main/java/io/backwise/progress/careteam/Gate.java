package io.backwise.progress.careteam;

import io.backwise.kit.identity.AccessPolicy;
import io.backwise.kit.identity.Caller;
import io.backwise.kit.outbox.Outbox;
import io.backwise.kit.privacy.Tombstones;
import io.backwise.kit.problem.Problem;
import io.backwise.kit.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Every use case on a patient's progress goes through here first: the patient, or a clinician with fresh consent, whose access
 * is told to the service that keeps the log of it.
 */
@ApplicationScoped
public class Gate {
    private final CareTeamStore teams;
    private final CareTeamFeed feed;
    private final Tombstones tombstones;
    private final Outbox outbox;

    Gate(CareTeamStore teams, CareTeamFeed feed, Tombstones tombstones, Outbox outbox) {
        this.teams = teams;
        this.feed = feed;
        this.tombstones = tombstones;
        this.outbox = outbox;
    }

    /**
     * Lets the caller in and, when it is not the patient, tells of it.
     *
     * @param what the operation, for the log
     * @throws ProblemException as {@link #check} does
     */
    public Uni<Void> enter(Caller caller, UUID patientId, String what) {
        return check(caller, patientId)
                .chain(() -> caller.isPatient(patientId)
                        ? Uni.createFrom().voidItem()
                        : seen(caller, List.of(patientId), what).invoke(there -> {
                            if (there.isEmpty()) {
                                throw Problem.notFound().toException();
                            }
                        }))
                .replaceWithVoid();
    }

    /**
     * Lets in somebody else than the patient, as {@link #enter} does. The patient passes unseen: what is done next has to see
     * whether they were erased.
     */
    public Uni<Void> enterAsAnother(Caller caller, UUID patientId, String what) {
        return caller.isPatient(patientId) ? Uni.createFrom().voidItem() : enter(caller, patientId, what);
    }

    /** As {@link #enterAsAnother}, for what goes on after an access that was told. */
    public Uni<Void> checkAnother(Caller caller, UUID patientId) {
        return caller.isPatient(patientId) ? Uni.createFrom().voidItem() : check(caller, patientId);
    }

    /**
     * Tells that the caller, who is on the care team of each of these patients, saw something of them; nothing of one who was erased
     * since, of whom nothing may be written.
     *
     * @return those who are there
     */
    public Uni<Set<UUID>> seen(Caller caller, Collection<UUID> patients, String what) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return patients.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : Panache.withTransaction(() -> teams.kept(patients)
                        .call(there -> outbox.appendAll(there.stream()
                                .map(it -> PatientAccessedV1.event(it, caller.id(), what, now))
                                .toList())));
    }

    /**
     * Fails for a caller who may not be let in. For what goes on after an access that was told, such as a stream.
     *
     * @throws ProblemException 404 for a patient whom the caller may not see, or who was
     *     erased, 503 for a clinician
     *     while it is not known whether consent still holds
     */
    public Uni<Void> check(Caller caller, UUID patientId) {
        return tombstones
                .isErased(patientId)
                .chain(erased -> erased
                        ? Uni.createFrom().failure(Problem.notFound().toException())
                        : consented(caller, patientId));
    }

    private Uni<Void> consented(Caller caller, UUID patientId) {
        if (AccessPolicy.standing(caller, patientId, false).isPresent()) {
            return Uni.createFrom().voidItem();
        }
        if (AccessPolicy.standing(caller, patientId, true).isEmpty()) {
            return Uni.createFrom().failure(Problem.notFound().toException());
        }
        return whenFresh()
                .chain(() -> teams.standing(patientId, caller.id()))
                .invoke(it -> {
                    if (it == CareTeamStore.Standing.DOUBTFUL) {
                        throw unknown();
                    }
                    boolean onTeam = it == CareTeamStore.Standing.ON_TEAM;
                    if (AccessPolicy.standing(caller, patientId, onTeam).isEmpty()) {
                        throw Problem.notFound().toException();
                    }
                })
                .replaceWithVoid();
    }

    /**
     * The patients who trust this clinician.
     *
     * @throws ProblemException 503 while it is not known whether consent still holds
     */
    public Uni<List<UUID>> patientsOf(Caller clinician) {
        return whenFresh().chain(() -> teams.patients(clinician.id()));
    }

    private Uni<Void> whenFresh() {
        return feed.isFresh() ? Uni.createFrom().voidItem() : Uni.createFrom().failure(unknown());
    }

    private static ProblemException unknown() {
        return Problem.unavailable("Whether the patient still consents is not known now.")
                .toException();
    }
}
