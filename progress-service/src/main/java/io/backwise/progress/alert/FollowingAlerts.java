package io.backwise.progress.alert;

import io.backwise.kit.fault.HaltPoint;
import io.backwise.progress.ledger.PatientStore;
import io.backwise.progress.rebuild.ReadModels;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/** Takes over alerts, each at its highest version. */
@ApplicationScoped
class FollowingAlerts {
    private final ReadModels models;
    private final PatientStore patients;
    private final AlertStore alerts;

    FollowingAlerts(ReadModels models, PatientStore patients, AlertStore alerts) {
        this.models = models;
        this.patients = patients;
        this.alerts = alerts;
    }

    @WithTransaction
    Uni<Void> alerts(List<CareAlertV1> events) {
        Collection<CareAlertV1> newest = events.stream()
                .collect(Collectors.toMap(
                        CareAlertV1::alertId,
                        it -> it,
                        BinaryOperator.maxBy(Comparator.comparing(CareAlertV1::version))))
                .values();
        return models.open().chain(open -> patients.lock(
                        newest.stream().map(CareAlertV1::patientId).collect(Collectors.toSet()))
                .chain(alive -> open.write(alive, some -> alerts.put(of(some, newest))))
                .invoke(HaltPoint.FACTS_WRITTEN::pass));
    }

    private static List<CareAlertV1> of(Collection<UUID> patients, Collection<CareAlertV1> alerts) {
        return alerts.stream().filter(it -> patients.contains(it.patientId())).toList();
    }
}
