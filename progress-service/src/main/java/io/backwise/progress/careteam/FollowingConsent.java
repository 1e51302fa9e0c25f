package io.backwise.progress.careteam;

import io.backwise.progress.ledger.PatientStore;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
        Set<UUID> changed = new HashSet<>();
        Uni<Void> chain =
                patients.lock(events.stream().map(CareTeamV1::patientId).collect(Collectors.toSet()));
        for (CareTeamV1 team : events) {
            chain = chain.chain(() -> teams.put(team))
                    .invoke(replaced -> {
                        if (replaced) {
                            changed.add(team.patientId());
                        }
                    })
                    .replaceWithVoid();
        }
        return chain.chain(() -> patients.changed(changed));
    }
}
