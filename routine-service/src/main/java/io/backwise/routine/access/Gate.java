package io.backwise.routine.access;

import io.backwise.kit.identity.AccessPolicy;
import io.backwise.kit.identity.AccessPolicy.Standing;
import io.backwise.kit.identity.Caller;
import io.backwise.kit.privacy.Tombstones;
import io.backwise.kit.problem.Problem;
import io.backwise.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;

/** Every use case on a patient's data goes through here first, in its own transaction. */
@ApplicationScoped
public class Gate {
    private final AccessStore store;
    private final Tombstones tombstones;

    Gate(AccessStore store, Tombstones tombstones) {
        this.store = store;
        this.tombstones = tombstones;
    }

    /**
     * Lets the caller in and, when it is not the patient, writes it down.
     *
     * @param what the operation, for the log
     * @throws ProblemException 404 for a patient whom the caller may not see, or who was erased
     */
    public Uni<Standing> enter(Caller caller, UUID patientId, String what) {
        return tombstones
                .isErased(patientId)
                .chain(erased -> erased
                        ? Uni.createFrom().failure(Problem.notFound().toException())
                        : standing(caller, patientId, what));
    }

    /**
     * Lets in somebody else than the patient, as {@link #enter} does. The patient passes unseen: what is done next has to see
     * whether they were erased.
     */
    public Uni<Void> enterAsAnother(Caller caller, UUID patientId, String what) {
        return caller.isPatient(patientId)
                ? Uni.createFrom().voidItem()
                : enter(caller, patientId, what).replaceWithVoid();
    }

    private Uni<Standing> standing(Caller caller, UUID patientId, String what) {
        return standing(caller, patientId)
                .call(standing -> standing == Standing.PATIENT
                        ? Uni.createFrom().voidItem()
                        : log(caller, Set.of(patientId), what)
                                // Erased since the caller was found on the care team.
                                .invoke(there -> {
                                    if (there == 0) {
                                        throw Problem.notFound().toException();
                                    }
                                }));
    }

    private Uni<Standing> standing(Caller caller, UUID patientId) {
        Uni<Boolean> onTeam =
                caller.isPatient(patientId) ? Uni.createFrom().item(false) : store.isOnCareTeam(patientId, caller.id());
        return onTeam.map(it -> AccessPolicy.standing(caller, patientId, it)
                .orElseThrow(() -> Problem.notFound().toException()));
    }

    /**
     * Once more, for who was let in and then waited for the patient's lock: consent may have been withdrawn meanwhile.
     *
     * @throws ProblemException 404 for a patient whom the caller may not see any more
     */
    public Uni<Void> still(Caller caller, UUID patientId) {
        return standing(caller, patientId).replaceWithVoid();
    }

    /**
     * Lets only the patient in.
     *
     * @throws ProblemException 403 for a clinician of the care team, 404 for anybody else
     */
    public Uni<Void> patientOnly(Caller caller, UUID patientId, String what) {
        return enter(caller, patientId, what)
                .invoke(standing -> refuse(standing, Standing.CLINICIAN))
                .replaceWithVoid();
    }

    /**
     * Lets only a clinician of the care team in.
     *
     * @throws ProblemException 403 for the patient, 404 for anybody else
     */
    public Uni<Void> clinicianOnly(Caller caller, UUID patientId, String what) {
        return enter(caller, patientId, what)
                .invoke(standing -> refuse(standing, Standing.PATIENT))
                .replaceWithVoid();
    }

    /** Writes down that the caller, who is on the care team of each of these patients, saw something of them. */
    public Uni<Void> seen(Caller caller, Set<UUID> patients, String what) {
        return patients.isEmpty()
                ? Uni.createFrom().voidItem()
                : log(caller, patients, what).replaceWithVoid();
    }

    private Uni<Integer> log(Caller caller, Set<UUID> patients, String what) {
        return store.log(patients, caller.id(), what, OffsetDateTime.now(ZoneOffset.UTC));
    }

    private static void refuse(Standing standing, Standing refused) {
        if (standing == refused) {
            throw Problem.forbidden().toException();
        }
    }
}
