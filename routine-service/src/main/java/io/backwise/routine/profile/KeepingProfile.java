package io.backwise.routine.profile;

import io.backwise.kit.identity.Caller;
import io.backwise.kit.problem.Problem;
import io.backwise.routine.access.Gate;
import io.backwise.routine.catalogue.CurrentCatalogue;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Writes and reads a person's profile. */
@ApplicationScoped
class KeepingProfile {
    private final Gate gate;
    private final CurrentCatalogue catalogue;
    private final PatientStore patients;
    private final ProfileStore profiles;
    private final ZoneChanges zoneChanges;
    private final ScreeningAnswers answers;
    private final RedFlagAnswers redFlags;

    KeepingProfile(
            Gate gate,
            CurrentCatalogue catalogue,
            PatientStore patients,
            ProfileStore profiles,
            ZoneChanges zoneChanges,
            ScreeningAnswers answers,
            RedFlagAnswers redFlags) {
        this.gate = gate;
        this.catalogue = catalogue;
        this.patients = patients;
        this.profiles = profiles;
        this.zoneChanges = zoneChanges;
        this.answers = answers;
        this.redFlags = redFlags;
    }

    /** What was written, and whether it is the first. */
    record Kept(Profile profile, boolean first) {}

    @WithTransaction
    Uni<Kept> write(Caller caller, UUID patientId, Profile profile) {
        return gate.enter(caller, patientId, "write profile").chain(() -> {
            ProfileCheck.check(profile, catalogue.get(), LocalDate.now(ZoneOffset.UTC));
            return patients.lock(patientId)
                    .chain(() -> profiles.find(patientId))
                    .chain(before -> profiles.put(patientId, profile)
                            .chain(() -> answers.given(patientId, profile))
                            .chain(() -> moved(before, profile)
                                    ? zoneChanges.moved(patientId, profile.zone(), caller.id())
                                    : Uni.createFrom().voidItem())
                            .chain(() -> redFlags.told(patientId, profile, answeredAnew(before, profile)))
                            .replaceWith(new Kept(profile, before.isEmpty())));
        });
    }

    private static Set<String> answeredAnew(Optional<Profile> before, Profile now) {
        Set<String> anew = new HashSet<>(now.redFlags());
        before.ifPresent(it -> anew.removeAll(Set.copyOf(it.redFlags())));
        return anew;
    }

    private static boolean moved(Optional<Profile> before, Profile now) {
        return before.isPresent() && !before.get().zone().equals(now.zone());
    }

    @WithTransaction
    Uni<Profile> read(Caller caller, UUID patientId) {
        return gate.enter(caller, patientId, "read profile")
                .chain(() -> profiles.find(patientId))
                .map(found -> found.orElseThrow(() -> Problem.notFound().toException()));
    }
}
