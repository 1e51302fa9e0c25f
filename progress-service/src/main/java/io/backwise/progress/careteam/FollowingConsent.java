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

    @WithTransaction
    Uni<Void> teams(List<CareTeamV1> events) {
        Map<UUID, CareTeamV1> newest = events.stream()
                .collect(Collectors.toMap(
                        CareTeamV1::patientId,
                        it -> it,
                        BinaryOperator.maxBy(Comparator.comparing(CareTeamV1::version))));
        return models.open().chain(open -> patients.lock(newest.keySet())
                .chain(alive -> open.write(
                        alive,
                        some -> teams.put(newest.values().stream()
                                .filter(it -> some.contains(it.patientId()))
                                .toList())))
                .chain(patients::changed)
                .replaceWithVoid());
    }

    /**
     * What came last of these patients' teams could not be read, and may have been a withdrawal: nobody is let in by what came
     * before it.
     *
     * @param keys of the records; one that is no id is nobody's
     */
    @WithTransaction
    Uni<Void> doubt(Set<String> keys) {
        Set<UUID> ids = keys.stream().flatMap(FollowingConsent::id).collect(Collectors.toSet());
        return models.open()
                .chain(open -> teams.known(ids).chain(patients::lock).chain(alive -> open.write(alive, teams::doubt)))
                .chain(patients::changed)
                .replaceWithVoid();
    }

    private static Stream<UUID> id(String key) {
        try {
            return Stream.of(UUID.fromString(key));
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }
}
