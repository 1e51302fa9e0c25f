package io.backwise.routine.alert;

import io.backwise.kit.identity.Caller;
import io.backwise.kit.outbox.Outbox;
import io.backwise.kit.paging.Limit;
import io.backwise.kit.paging.Page;
import io.backwise.kit.problem.Problem;
import io.backwise.routine.access.Gate;
import io.backwise.routine.profile.PatientLock;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Clinicians read the alerts of the patients who trust them, and see to them. */
@ApplicationScoped
class SeeingToAlerts {
    private final Gate gate;
    private final PatientLock patients;
    private final AlertStore alerts;
    private final Outbox outbox;

    SeeingToAlerts(Gate gate, PatientLock patients, AlertStore alerts, Outbox outbox) {
        this.gate = gate;
        this.patients = patients;
        this.alerts = alerts;
        this.outbox = outbox;
    }

    @WithTransaction
    Uni<Page<CareAlertView>> page(Caller caller, AlertState state, long before, Limit limit) {
        return alerts.ofClinician(caller.id(), state, before, limit.andOneMore())
                .map(found -> Page.of(found, limit, it -> Long.toString(it.number())))
                .call(page -> gate.seen(caller, patients(page.items()), "read alerts"))
                .map(page ->
                        new Page<>(page.items().stream().map(CareAlertView::of).toList(), page.next()));
    }

    private static Set<UUID> patients(List<CareAlert> alerts) {
        return alerts.stream().map(CareAlert::patientId).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Somebody sees to it; for one that was seen to already this changes nothing.
     *
     * @throws io.backwise.kit.problem.ProblemException 404 for an alert of a patient who does not trust the caller
     */
    @WithTransaction
    Uni<CareAlertView> acknowledge(Caller caller, UUID alertId) {
        return alerts.find(alertId)
                .map(SeeingToAlerts::found)
                .chain(alert -> gate.clinicianOnly(caller, alert.patientId(), "acknowledge alert")
                        .chain(() -> patients.lock(caller, alert.patientId())))
                .chain(() ->
                        alerts.acknowledge(alertId, caller.id(), Instant.now().truncatedTo(ChronoUnit.MICROS)))
                .chain(changed -> changed.isPresent()
                        ? outbox.append(CareAlertV1.event(changed.get())).replaceWith(changed)
                        : alerts.find(alertId))
                .map(SeeingToAlerts::found)
                .map(CareAlertView::of);
    }

    private static CareAlert found(Optional<CareAlert> alert) {
        return alert.orElseThrow(() -> Problem.notFound().toException());
    }
}
