package io.backwise.routine.profile;

import io.backwise.routine.held.Held;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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

    @Override
    public String section() {
        return "profile";
    }

    @Override
    public Set<String> tables() {
        return Set.of("patient", "profile");
    }

    @Override
    public Uni<List<Profile>> of(UUID patientId) {
        return profiles.find(patientId).map(it -> it.stream().toList());
    }
}
