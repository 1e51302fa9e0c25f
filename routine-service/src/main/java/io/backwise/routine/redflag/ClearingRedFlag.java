package io.backwise.routine.redflag;

import io.backwise.kit.identity.Caller;
import io.backwise.routine.access.Gate;
import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.CurrentCatalogue;
import io.backwise.routine.profile.PatientLock;
import io.backwise.routine.profile.Profile;
import io.backwise.routine.profile.ProfileStore;
import io.backwise.screening.Clearance;
import io.backwise.screening.RedFlag;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A clinician of the care team records why a red flag need not keep the patient from exercising. */
@ApplicationScoped
class ClearingRedFlag {
    private final Gate gate;
    private final CurrentCatalogue catalogue;
    private final PatientLock patients;
    private final ProfileStore profiles;
    private final ClearanceStore clearances;
    private final ReadingRedFlags reading;

    ClearingRedFlag(
            Gate gate,
            CurrentCatalogue catalogue,
            PatientLock patients,
            ProfileStore profiles,
            ClearanceStore clearances,
            ReadingRedFlags reading) {
        this.gate = gate;
        this.catalogue = catalogue;
        this.patients = patients;
        this.profiles = profiles;
        this.clearances = clearances;
        this.reading = reading;
    }

    /** @param seen when the answers were given that the clinician has seen */
    @WithTransaction
    Uni<Clearing> clear(Caller caller, UUID patientId, Instant seen, Clearance clearance) {
        Catalogue now = catalogue.get();
        return gate.clinicianOnly(caller, patientId, "clear red flag")
                .chain(() -> patients.lock(caller, patientId))
                .chain(() -> profiles.find(patientId))
                .chain(profile -> {
                    RedFlag flag = now.engine().rules().redFlags().get(clearance.flag());
                    if (flag == null
                            || profile.isEmpty()
                            || !profile.get().redFlags().contains(clearance.flag())) {
                        return Uni.createFrom().item(new Clearing.NotAnswered());
                    }
                    if (!clearance.clears(flag)) {
                        return Uni.createFrom()
                                .item(new Clearing.OutcomeNeeded(
                                        flag.pathway(),
                                        now.advice(flag.pathway().slug())));
                    }
                    return profiles.changedAt(patientId)
                            .chain(answered -> answered.equals(seen)
                                    ? keep(caller, patientId, profile.get(), clearance)
                                    : Uni.createFrom().item(new Clearing.AnsweredSince()));
                });
    }

    private Uni<Clearing> keep(Caller caller, UUID patientId, Profile profile, Clearance clearance) {
        Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return clearances
                .put(patientId, profile.screenedOn(), new RecordedClearance(clearance, caller.id(), at))
                .chain(() -> reading.list(patientId, profile))
                .map(Clearing.Cleared::new);
    }
}
