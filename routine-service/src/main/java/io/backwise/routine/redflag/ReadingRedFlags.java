package io.backwise.routine.redflag;

import io.backwise.kit.identity.Caller;
import io.backwise.kit.problem.Problem;
import io.backwise.routine.access.Gate;
import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.CurrentCatalogue;
import io.backwise.routine.profile.ConditionsInForce;
import io.backwise.routine.profile.Profile;
import io.backwise.routine.profile.ProfileStore;
import io.backwise.screening.RedFlag;
import io.backwise.screening.RedFlagOutcome;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Says of each red flag that stands in a profile what it means now. */
@ApplicationScoped
class ReadingRedFlags {
    private final Gate gate;
    private final CurrentCatalogue catalogue;
    private final ProfileStore profiles;
    private final ClearanceStore clearances;

    ReadingRedFlags(Gate gate, CurrentCatalogue catalogue, ProfileStore profiles, ClearanceStore clearances) {
        this.gate = gate;
        this.catalogue = catalogue;
        this.profiles = profiles;
        this.clearances = clearances;
    }

    /** @throws io.backwise.kit.problem.ProblemException 404 for a patient without a profile */
    Uni<RedFlagList> read(Caller caller, UUID patientId) {
        return find(caller, patientId)
                .map(found -> found.orElseThrow(() -> Problem.notFound().toException()));
    }

    /** That somebody looked is kept, also where there was nothing to see. */
    @WithTransaction
    Uni<Optional<RedFlagList>> find(Caller caller, UUID patientId) {
        return gate.enter(caller, patientId, "read red flags")
                .chain(() -> profiles.find(patientId))
                .chain(profile -> profile.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : list(patientId, profile.get()).map(Optional::of));
    }

    Uni<RedFlagList> list(UUID patientId, Profile profile) {
        return clearances.holding(patientId, profile).chain(recorded -> profiles.changedAt(patientId)
                .map(at -> new RedFlagList(views(catalogue.get(), profile, recorded), at)));
    }

    private static List<RedFlagView> views(Catalogue catalogue, Profile profile, List<RecordedClearance> recorded) {
        LocalDate today = LocalDate.now(ZoneId.of(profile.zone()));
        Set<String> conditions = ConditionsInForce.slugs(catalogue, profile, today);
        RedFlagOutcome outcome = RedFlagOutcome.of(
                catalogue.engine().rules(),
                profile.redFlags(),
                conditions,
                recorded.stream().map(RecordedClearance::clearance).toList());
        return profile.redFlags().stream()
                .sorted()
                .map(catalogue.engine().rules().redFlags()::get)
                .map(flag -> RedFlagView.of(
                        flag,
                        state(flag, outcome, recorded),
                        catalogue.advice(flag.pathway().slug()),
                        recorded.stream()
                                .filter(it -> it.clearance().flag().equals(flag.id()))
                                .findFirst()
                                .orElse(null)))
                .toList();
    }

    private static String state(RedFlag flag, RedFlagOutcome outcome, List<RecordedClearance> recorded) {
        if (outcome instanceof RedFlagOutcome.Blocked it && it.blocking().contains(flag)) {
            return "blocks";
        }
        if (outcome.advisory().contains(flag)) {
            return "advice";
        }
        return recorded.stream().anyMatch(it -> it.clearance().clears(flag)) ? "cleared" : "moot";
    }
}
