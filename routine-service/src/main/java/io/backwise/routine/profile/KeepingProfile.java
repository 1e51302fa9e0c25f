package io.backwise.routine.profile;

import io.backwise.kit.identity.AccessPolicy.Standing;
import io.backwise.kit.identity.Caller;
import io.backwise.kit.problem.Problem;
import io.backwise.routine.access.Gate;
import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.CurrentCatalogue;
import io.backwise.screening.RedFlag;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
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
    /** How long nothing may have spread down the leg for a flare to be over, as its self-check says. */
    private static final int SELF_CHECKED_DAYS = 7;

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
                            .chain(profile -> standing == Standing.CLINICIAN
                                    ? Uni.createFrom().item(profile)
                                    : withLasting(patientId, before, profile, now))
                            .chain(profile -> write(caller, patientId, before, profile)));
        });
    }

    private Uni<Profile> withLasting(UUID patientId, Optional<Profile> before, Profile profile, Catalogue now) {
        LocalDate today = LocalDate.now(ZoneId.of(profile.zone()));
        return reports.hasSpreadSince(patientId, today.minusDays(SELF_CHECKED_DAYS))
                .map(hasSpread -> LastingConditions.keep(before, profile, now, hasSpread));
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
                .chain(() -> redFlags.told(patientId, profile, news(catalogue.get(), before, profile)))
                .chain(() -> changes.written(patientId))
                .replaceWith(new Kept(profile, before.isEmpty()));
    }

    /** Every "yes" of another screening; of the same one those that were not on record, or that a condition explained. */
    private static Set<String> news(Catalogue catalogue, Optional<Profile> before, Profile now) {
        Set<String> news = new HashSet<>(now.redFlags());
        before.filter(it -> it.screenedOn().equals(now.screenedOn()))
                .ifPresent(it -> news.removeAll(unexplained(catalogue, it)));
        return news;
    }

    private static Set<String> unexplained(Catalogue catalogue, Profile profile) {
        Set<String> conditions = ConditionsInForce.slugs(catalogue, profile, LocalDate.now(ZoneId.of(profile.zone())));
        Map<String, RedFlag> known = catalogue.engine().rules().redFlags();
        return profile.redFlags().stream()
                .filter(it -> !known.containsKey(it) || !known.get(it).isExplainedBy(conditions))
                .collect(Collectors.toUnmodifiableSet());
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
