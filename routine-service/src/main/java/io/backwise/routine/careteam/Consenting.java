package io.backwise.routine.careteam;

import io.backwise.kit.identity.Caller;
import io.backwise.kit.outbox.Outbox;
import io.backwise.kit.problem.Problem;
import io.backwise.routine.access.Gate;
import io.backwise.routine.profile.PatientStore;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A patient gives or withdraws consent; each real change is announced with the whole team. */
@ApplicationScoped
class Consenting {
    /** Many times those who treat one back; the whole team is in each event. */
    private static final int MOST_CLINICIANS = 50;

    private final Gate gate;
    private final PatientStore patients;
    private final CareTeamStore team;
    private final AnnouncingTeams announcing;
    private final Outbox outbox;

    Consenting(Gate gate, PatientStore patients, CareTeamStore team, AnnouncingTeams announcing, Outbox outbox) {
        this.gate = gate;
        this.patients = patients;
        this.team = team;
        this.announcing = announcing;
        this.outbox = outbox;
    }

    /**
     * Who has consent already keeps it.
     *
     * @throws io.backwise.kit.problem.ProblemException 422 when the team is full
     */
    @WithTransaction
    Uni<Void> give(Caller caller, UUID patientId, String clinicianId) {
        return gate.patientOnly(caller, patientId, "give consent")
                .chain(() -> patients.lock(patientId))
                .chain(() -> team.add(patientId, clinicianId))
                .call(changed -> changed
                        ? team.clinicians(patientId).invoke(Consenting::refuseWhenTooMany)
                        : Uni.createFrom().voidItem())
                .chain(changed -> announce(patientId, changed));
    }

    private static void refuseWhenTooMany(List<String> clinicians) {
        if (clinicians.size() > MOST_CLINICIANS) {
            throw Problem.unprocessable(
                            "care-team-full",
                            "The care team is full",
                            "At most " + MOST_CLINICIANS
                                    + " clinicians can have consent; withdraw that of another one first.",
                            Map.of())
                    .toException();
        }
    }

    @WithTransaction
    Uni<Void> withdraw(Caller caller, UUID patientId, String clinicianId) {
        return gate.patientOnly(caller, patientId, "withdraw consent")
                .chain(() -> patients.lock(patientId))
                .chain(() -> team.remove(patientId, clinicianId))
                .chain(changed -> announce(patientId, changed));
    }

    @WithTransaction
    Uni<CareTeamView> read(Caller caller, UUID patientId) {
        return gate.enter(caller, patientId, "read care team")
                .chain(() -> team.clinicians(patientId))
                .map(clinicians -> new CareTeamView(patientId, clinicians));
    }

    private Uni<Void> announce(UUID patientId, boolean changed) {
        if (!changed) {
            return Uni.createFrom().voidItem();
        }
        return team.nextVersion(patientId)
                .chain(version -> announcing.event(patientId, version))
                .chain(outbox::append);
    }
}
