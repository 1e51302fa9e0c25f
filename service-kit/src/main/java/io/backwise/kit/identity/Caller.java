package io.backwise.kit.identity;

import java.util.Set;
import java.util.UUID;

/**
 * Who asks.
 *
 * @param id the token's {@code sub}; of a patient the patient's id
 * @param roles the roles that the token grants
 */
public record Caller(String id, Set<Role> roles) {
    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** Whether this is that patient, asking as a patient. */
    public boolean isPatient(UUID patientId) {
        return has(Role.PATIENT) && id.equalsIgnoreCase(patientId.toString());
    }
}
