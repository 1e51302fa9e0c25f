package io.backwise.routine.careteam;

import io.backwise.kit.identity.Caller;
import io.backwise.kit.outbox.Outbox;
import io.backwise.routine.access.Gate;
import io.backwise.routine.profile.PatientStore;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** A patient gives or withdraws consent; each real change is announced with the whole team. */
@ApplicationScoped
class Consenting {
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

    @WithTransaction
    Uni<Void> give(Caller caller, UUID patientId, String clinicianId) {
        return gate.patientOnly(caller, patientId, "give consent")
                .chain(() -> patients.lock(patientId))
                .chain(() -> team.add(patientId, clinicianId))
                .chain(changed -> announce(patientId, changed));
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
