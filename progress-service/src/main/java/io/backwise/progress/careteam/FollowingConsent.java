package io.backwise.progress.careteam;

import io.backwise.progress.ledger.PatientStore;
import io.backwise.progress.rebuild.ReadModels;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes over care teams; who watches a patient learns of the change and has to show consent again. */
@ApplicationScoped
class FollowingConsent {
    private final ReadModels models;
    private final PatientStore patients;
    private final CareTeamStore teams;

    FollowingConsent(ReadModels models, PatientStore patients, CareTeamStore teams) {
        this.models = models;
        this.patients = patients;
        this.teams = teams;
    }

    /**
     * Takes over these teams. What came last of the doubtful patients' teams could not be read, and may have been a withdrawal:
     * nobody is let in by what came before it in the batch, not even between two transactions.
     *
     * @param doubtful keys of records; one that is no id is nobody's
     */
    @WithTransaction
    Uni<Void> teams(List<CareTeamV1> events, Set<String> doubtful) {
        Set<UUID> doubts = doubtful.stream().flatMap(FollowingConsent::id).collect(Collectors.toSet());
        Map<UUID, CareTeamV1> newest = events.stream()
                .collect(Collectors.toMap(
                        CareTeamV1::patientId,
                        it -> it,
                        BinaryOperator.maxBy(Comparator.comparing(CareTeamV1::version))));
        return models.open().chain(open -> teams.known(doubts)
                .chain(known -> patients.lock(both(newest.keySet(), known)))
                .chain(alive -> open.write(alive, some -> put(newest, doubts, some)))
                .chain(patients::changed)
                .replaceWithVoid());
    }

    private Uni<Set<UUID>> put(Map<UUID, CareTeamV1> newest, Set<UUID> doubts, Set<UUID> some) {
        List<CareTeamV1> told = newest.values().stream()
                .filter(it -> some.contains(it.patientId()))
                .toList();
        Set<UUID> doubtful = some.stream().filter(doubts::contains).collect(Collectors.toSet());
        return teams.put(told, doubtful).chain(put -> teams.doubt(doubtful).map(doubted -> both(put, doubted)));
    }

    private static Set<UUID> both(Set<UUID> some, Set<UUID> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toSet());
    }

    private static Stream<UUID> id(String key) {
        try {
            return Stream.of(UUID.fromString(key));
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }
}
