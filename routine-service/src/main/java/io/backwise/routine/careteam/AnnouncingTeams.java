package io.backwise.routine.careteam;

import io.backwise.kit.outbox.OutboxEvent;
import io.backwise.routine.republication.Announced;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The care team at a version, as it is announced: the whole of it. */
@ApplicationScoped
@Priority(3)
class AnnouncingTeams implements Announced {
    private final CareTeamStore team;

    AnnouncingTeams(CareTeamStore team) {
        this.team = team;
    }

    Uni<OutboxEvent> event(UUID patientId, long version) {
        return team.clinicians(patientId)
                .map(clinicians -> new OutboxEvent(
                        "care-team-changed",
                        patientId.toString(),
                        "io.backwise.routine.care-team.changed.v1",
                        patientId + "/" + version,
                        new CareTeamV1(patientId, version, clinicians)));
    }

    /** The team as it is now; nothing of a patient who never gave consent. */
    @Override
    public Uni<List<OutboxEvent>> announced(UUID patientId) {
        return team.version(patientId)
                .chain(version -> version == 0
                        ? Uni.createFrom().item(List.of())
                        : event(patientId, version).map(List::of));
    }
}
