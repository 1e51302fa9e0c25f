package io.backwise.routine.redflag;

import io.backwise.kit.identity.Caller;
import io.backwise.kit.problem.Problem;
import io.backwise.routine.access.Gate;
import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.CurrentCatalogue;
import io.backwise.routine.profile.PatientStore;
import io.backwise.routine.profile.Profile;
import io.backwise.routine.profile.ProfileStore;
import io.backwise.screening.Clearance;
import io.backwise.screening.RedFlag;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A clinician of the care team records why a red flag need not keep the patient from exercising. */
@ApplicationScoped
class ClearingRedFlag {
    private final Gate gate;
    private final CurrentCatalogue catalogue;
    private final PatientStore patients;
    private final ProfileStore profiles;
    private final ClearanceStore clearances;
    private final ReadingRedFlags reading;

    ClearingRedFlag(
            Gate gate,
            CurrentCatalogue catalogue,
            PatientStore patients,
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

    /** All flags of the patient, with this one cleared. */
    @WithTransaction
    Uni<RedFlagList> clear(Caller caller, UUID patientId, Clearance clearance) {
        Catalogue now = catalogue.get();
        return gate.clinicianOnly(caller, patientId, "clear red flag")
                .chain(() -> patients.lock(patientId))
                .chain(() -> profiles.find(patientId))
                .map(profile -> answeredYes(profile, clearance.flag()))
                .chain(profile -> {
                    refuseUnlessEnough(now, clearance);
                    return clearances.put(
                            patientId,
                            profile.screenedOn(),
                            new RecordedClearance(
                                    clearance, caller.id(), Instant.now().truncatedTo(ChronoUnit.MICROS)));
                })
                .chain(() -> reading.list(patientId));
    }

    private static Profile answeredYes(Optional<Profile> profile, String flag) {
        return profile.filter(it -> it.redFlags().contains(flag))
                .orElseThrow(() -> Problem.notFound().toException());
    }

    private static void refuseUnlessEnough(Catalogue catalogue, Clearance clearance) {
        RedFlag flag = catalogue.engine().rules().redFlags().get(clearance.flag());
        if (flag == null) {
            throw Problem.notFound().toException();
        }
        if (!clearance.clears(flag)) {
            String pathway = flag.pathway().slug();
            throw Problem.unprocessable(
                            "medical-outcome-required",
                            "A review does not clear this red flag",
                            "Record in medicalOutcome what came of the medical contact that it calls for.",
                            Map.of("pathway", pathway, "advice", catalogue.advice(pathway)))
                    .toException();
        }
    }
}
