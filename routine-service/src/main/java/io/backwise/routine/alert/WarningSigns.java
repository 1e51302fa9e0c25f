package io.backwise.routine.alert;

import io.backwise.kit.order.InOrder;
import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.CurrentCatalogue;
import io.backwise.routine.plan.PausingPlan;
import io.backwise.routine.profile.ConditionsInForce;
import io.backwise.routine.profile.Profile;
import io.backwise.routine.profile.RedFlagAnswers;
import io.backwise.screening.RedFlag;
import io.backwise.screening.RedFlagOutcome;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A red flag pauses the plan and calls for a clinician, as the flag itself says. */
@ApplicationScoped
public class WarningSigns implements RedFlagAnswers {
    private final CurrentCatalogue catalogue;
    private final PausingPlan pausing;
    private final RaisingAlerts alerts;

    WarningSigns(CurrentCatalogue catalogue, PausingPlan pausing, RaisingAlerts alerts) {
        this.catalogue = catalogue;
        this.pausing = pausing;
        this.alerts = alerts;
    }

    @Override
    public Uni<Void> told(UUID patientId, Profile profile, Set<String> flags) {
        List<RedFlag> standing =
                standing(profile).stream().filter(it -> flags.contains(it.id())).toList();
        Uni<Void> alerted = InOrder.each(
                standing.stream().filter(RedFlag::notifyClinician).toList(),
                it -> alerts.raise(patientId, AlertKind.RED_FLAG, it.id(), it.question()));
        return standing.stream().anyMatch(RedFlag::pauseActivePlan)
                ? alerted.chain(() -> pausing.pause(patientId, "a red flag stands"))
                : alerted;
    }

    /** Those that no condition explains. */
    private List<RedFlag> standing(Profile profile) {
        Catalogue now = catalogue.get();
        Set<String> conditions = ConditionsInForce.slugs(now, profile, LocalDate.now(ZoneId.of(profile.zone())));
        RedFlagOutcome outcome = RedFlagOutcome.of(now.engine().rules(), profile.redFlags(), conditions, List.of());
        List<RedFlag> all = new ArrayList<>(outcome.advisory());
        if (outcome instanceof RedFlagOutcome.Blocked it) {
            all.addAll(it.blocking());
        }
        return all;
    }
}
