package io.backwise.progress.careteam;

import io.backwise.progress.ledger.PatientStore;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/** Takes over care teams; who watches a patient learns of the change and has to show consent again. */
@ApplicationScoped
class FollowingConsent {
    private final PatientStore patients;
    private final CareTeamStore teams;

    FollowingConsent(PatientStore patients, CareTeamStore teams) {
        this.patients = patients;
        this.teams = teams;
    }

    @WithTransaction
    Uni<Void> teams(List<CareTeamV1> events) {
        Map<UUID, CareTeamV1> newest = events.stream()
                .collect(Collectors.toMap(
                        CareTeamV1::patientId,
                        it -> it,
                        BinaryOperator.maxBy(Comparator.comparing(CareTeamV1::version))));
        return patients.lock(newest.keySet()).chain(alive -> {
            newest.keySet().retainAll(alive);
            return newest.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : teams.put(newest.values()).chain(patients::changed);
        });
    }
}
