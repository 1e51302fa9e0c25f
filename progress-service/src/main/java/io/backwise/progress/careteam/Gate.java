package io.backwise.progress.careteam;

import io.backwise.kit.identity.Caller;
import io.backwise.kit.identity.Role;
import io.backwise.kit.privacy.Tombstones;
import io.backwise.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Every use case on a patient's progress goes through here first: the patient, or a clinician with fresh consent. */
@ApplicationScoped
public class Gate {
    private final CareTeamStore teams;
    private final CareTeamFeed feed;
    private final Tombstones tombstones;

    Gate(CareTeamStore teams, CareTeamFeed feed, Tombstones tombstones) {
        this.teams = teams;
        this.feed = feed;
        this.tombstones = tombstones;
    }

    /**
     * Lets the caller in.
     *
     * @throws io.backwise.kit.problem.ProblemException 404 for a patient whom the caller may not see, or who was
     *     erased, 503 for a clinician
     *     while it is not known whether consent still holds
     */
    public Uni<Void> enter(Caller caller, UUID patientId) {
        return tombstones
                .isErased(patientId)
                .chain(erased -> erased
                        ? Uni.createFrom().failure(Problem.notFound().toException())
                        : consented(caller, patientId));
    }

    private Uni<Void> consented(Caller caller, UUID patientId) {
        if (caller.isPatient(patientId)) {
            return Uni.createFrom().voidItem();
        }
        if (!caller.has(Role.CLINICIAN)) {
            return Uni.createFrom().failure(Problem.notFound().toException());
        }
        return whenFresh().chain(() -> teams.isOnTeam(patientId, caller.id())
                .chain(onTeam -> onTeam
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(Problem.notFound().toException())));
    }

    /**
     * The patients who trust this clinician.
     *
     * @throws io.backwise.kit.problem.ProblemException 503 while it is not known whether consent still holds
     */
    public Uni<List<UUID>> patientsOf(Caller clinician) {
        return whenFresh().chain(() -> teams.patients(clinician.id()));
    }

    private Uni<Void> whenFresh() {
        return feed.isFresh()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .failure(Problem.unavailable("Whether the patient still consents is not known now.")
                                .toException());
    }
}
