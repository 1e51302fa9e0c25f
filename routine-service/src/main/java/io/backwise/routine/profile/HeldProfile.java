package io.backwise.routine.profile;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.backwise.routine.held.Held;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The profile, as it is now. */
@ApplicationScoped
class HeldProfile implements Held {
    private final ProfileStore profiles;

    HeldProfile(ProfileStore profiles) {
        this.profiles = profiles;
    }

    /** @param changedAt when it was last written, red flags told with a report included */
    record Item(@JsonUnwrapped Profile profile, Instant changedAt) {}

    @Override
    public String section() {
        return "profile";
    }

    @Override
    public Set<String> tables() {
        return Set.of("patient", "profile");
    }

    @Override
    public Multi<List<Item>> of(UUID patientId) {
        return profiles.find(patientId)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(List.<Item>of())
                        : profiles.changedAt(patientId).map(at -> List.of(new Item(found.get(), at))))
                .toMulti();
    }
}
