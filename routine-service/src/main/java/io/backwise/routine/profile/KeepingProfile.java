package io.backwise.routine.profile;

import io.backwise.kit.identity.AccessPolicy.Standing;
import io.backwise.kit.identity.Caller;
import io.backwise.kit.problem.Problem;
import io.backwise.routine.access.Gate;
import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.CurrentCatalogue;
import io.backwise.routine.profile.Profile.RecordedCondition;
import io.backwise.screening.ActiveCondition;
import io.backwise.screening.Condition;
import io.backwise.screening.Recorded;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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
    private final ProfileChanges changes;

    KeepingProfile(
            Gate gate,
            CurrentCatalogue catalogue,
            PatientStore patients,
            ProfileStore profiles,
            ZoneChanges zoneChanges,
            ScreeningAnswers answers,
            RedFlagAnswers redFlags,
            ProfileChanges changes) {
        this.gate = gate;
        this.catalogue = catalogue;
        this.patients = patients;
        this.profiles = profiles;
        this.zoneChanges = zoneChanges;
        this.answers = answers;
        this.redFlags = redFlags;
        this.changes = changes;
    }

    /** What was written, and whether it is the first. */
    record Kept(Profile profile, boolean first) {}

    @WithTransaction
    Uni<Kept> write(Caller caller, UUID patientId, Profile written) {
        Catalogue now = catalogue.get();
        return gate.enter(caller, patientId, "write profile").chain(standing -> {
            ProfileCheck.check(written, now, LocalDate.now(ZoneOffset.UTC));
            return patients.lock(patientId)
                    .chain(() -> profiles.find(patientId))
                    .chain(before -> write(
                            caller,
                            patientId,
                            before,
                            standing == Standing.CLINICIAN
                                    ? written
                                    : withWhatOnlyAClinicianEnds(before, written, now)));
        });
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

    /** A condition that only a clinician ends stays on record although the patient leaves it away (clinical model, 1.3). */
    private static Profile withWhatOnlyAClinicianEnds(Optional<Profile> before, Profile written, Catalogue now) {
        Set<String> named =
                written.conditions().stream().map(RecordedCondition::slug).collect(Collectors.toSet());
        List<RecordedCondition> kept = before.stream()
                .flatMap(it -> it.conditions().stream())
                .filter(it -> !named.contains(it.slug()) && onlyAClinicianEnds(it, named, now, before.get()))
                .toList();
        Profile profile = written.withConditions(kept);
        ProfileCheck.check(profile, now, LocalDate.now(ZoneOffset.UTC));
        return profile;
    }

    /** It, or what it has turned into by now: whoever was in the first trimester is pregnant after it, too. */
    private static boolean onlyAClinicianEnds(
            RecordedCondition recorded, Set<String> named, Catalogue now, Profile before) {
        Map<String, Condition> known = now.engine().rules().conditions();
        if (!known.containsKey(recorded.slug())) {
            return false;
        }
        LocalDate today = LocalDate.now(ZoneId.of(before.zone()));
        ActiveCondition active = ActiveCondition.of(
                now.engine().rules(), new Recorded(recorded.slug(), Optional.ofNullable(recorded.since())), today);
        return !named.contains(active.slug())
                && Optional.ofNullable(known.get(active.slug()))
                        .flatMap(Condition::expires)
                        .map(it -> it.clinicianEnds()
                                || active.reviewDue() && it.selfCheck().isEmpty())
                        .orElse(false);
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

    @WithTransaction
    Uni<Profile> read(Caller caller, UUID patientId) {
        return gate.enter(caller, patientId, "read profile")
                .chain(() -> profiles.find(patientId))
                .map(found -> found.orElseThrow(() -> Problem.notFound().toException()));
    }
}
