package io.backwise.routine.careteam;

import io.backwise.routine.held.Held;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Who has consent, and since when. */
@ApplicationScoped
class HeldTeam implements Held {
    private final CareTeamStore team;

    HeldTeam(CareTeamStore team) {
        this.team = team;
    }

    /** A clinician of the care team. */
    record Item(String clinicianId, Instant since) {}

    @Override
    public String section() {
        return "careTeam";
    }

    @Override
    public Set<String> tables() {
        return Set.of("care_team");
    }

    @Override
    public Multi<List<Item>> of(UUID patientId) {
        return team.members(patientId).toMulti();
    }
}
