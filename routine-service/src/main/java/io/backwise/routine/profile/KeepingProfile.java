package io.backwise.routine.profile;

import io.backwise.kit.identity.AccessPolicy.Standing;
import io.backwise.kit.identity.Caller;
import io.backwise.kit.problem.Problem;
import io.backwise.routine.access.Gate;
import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.CurrentCatalogue;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Writes and reads a person's profile. */
@ApplicationScoped
class KeepingProfile {
    private final Gate gate;
    private final CurrentCatalogue catalogue;
    private final PatientLock patients;
    private final ProfileStore profiles;
    private final ZoneChanges zoneChanges;
    private final ScreeningAnswers answers;
    private final RedFlagAnswers redFlags;
    private final ReportedFlags reports;
    private final ProfileChanges changes;

    KeepingProfile(
            Gate gate,
            CurrentCatalogue catalogue,
            PatientLock patients,
            ProfileStore profiles,
            ZoneChanges zoneChanges,
            ScreeningAnswers answers,
            RedFlagAnswers redFlags,
            ReportedFlags reports,
            ProfileChanges changes) {
        this.gate = gate;
        this.catalogue = catalogue;
        this.patients = patients;
        this.profiles = profiles;
        this.zoneChanges = zoneChanges;
        this.answers = answers;
        this.redFlags = redFlags;
        this.reports = reports;
        this.changes = changes;
    }

    /** What was written, and whether it is the first. */
    record Kept(Profile profile, boolean first) {}

    @WithTransaction
    Uni<Kept> write(Caller caller, UUID patientId, Profile written) {
        Catalogue now = catalogue.get();
        return gate.enter(caller, patientId, "write profile").chain(standing -> {
            ProfileCheck.check(written, now, LocalDate.now(ZoneOffset.UTC));
            return patients.lock(caller, patientId)
                    .chain(() -> profiles.find(patientId))
                    .chain(before -> withToldFlags(patientId, before, written)
                            .chain(profile -> write(
                                    caller,
                                    patientId,
                                    before,
                                    standing == Standing.CLINICIAN
                                            ? profile
                                            : LastingConditions.keep(before, profile, now))));
        });
    }

    /** What was told with a report is not taken back by a profile whose questions were asked before: it may be an older copy. */
    private Uni<Profile> withToldFlags(UUID patientId, Optional<Profile> before, Profile written) {
        Set<String> missing = new HashSet<>(before.map(Profile::redFlags).orElse(List.of()));
        missing.removeAll(Set.copyOf(written.redFlags()));
        if (missing.isEmpty()) {
            return Uni.createFrom().item(written);
        }
        Instant asked = written.screenedOn()
                .atStartOfDay(ZoneId.of(before.orElseThrow().zone()))
                .toInstant();
        return reports.flagsSince(patientId, asked)
                .map(told -> written.withRedFlags(
                        missing.stream().filter(told::contains).sorted().toList()));
    }

    private Uni<Kept> write(Caller caller, UUID patientId, Optional<Profile> before, Profile profile) {
        return profiles.put(patientId, profile)
                .chain(() -> answers.given(patientId, profile))
                .chain(() -> moved(before, profile)
                        ? zoneChanges.moved(patientId, profile.zone(), caller.id())
                        : Uni.createFrom().voidItem())
                .chain(() -> redFlags.told(patientId, profile, answeredAnew(before, profile)))
                .chain(() -> changes.written(patientId))
                .replaceWith(new Kept(profile, before.isEmpty()));
    }

    /** Every "yes" of another screening; of the same one those that were not on record. */
    private static Set<String> answeredAnew(Optional<Profile> before, Profile now) {
        Set<String> anew = new HashSet<>(now.redFlags());
        before.filter(it -> it.screenedOn().equals(now.screenedOn()))
                .ifPresent(it -> anew.removeAll(Set.copyOf(it.redFlags())));
        return anew;
    }

    private static boolean moved(Optional<Profile> before, Profile now) {
        return before.isPresent() && !before.get().zone().equals(now.zone());
    }

    Uni<Profile> read(Caller caller, UUID patientId) {
        return find(caller, patientId)
                .map(found -> found.orElseThrow(() -> Problem.notFound().toException()));
    }

    /** That somebody looked is kept, also where there was nothing to see. */
    @WithTransaction
    Uni<Optional<Profile>> find(Caller caller, UUID patientId) {
        return gate.enter(caller, patientId, "read profile").chain(() -> profiles.find(patientId));
    }
}
