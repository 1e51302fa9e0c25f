package io.backwise.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.kit.identity.AccessPolicy.Standing;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every caller: each set of roles, as the patient and as somebody else, with consent and without. */
class AccessPolicyTest {
    private static final UUID PATIENT = UUID.fromString("6f1c2b7a-1f2e-4d3c-9b8a-0a1b2c3d4e5f");

    @Test
    void patientsActOnTheirOwnAndCliniciansOnThoseWhoTrustThem() {
        for (Set<Role> roles : allSetsOfRoles()) {
            for (boolean trusted : new boolean[] {false, true}) {
                Optional<Standing> another =
                        trusted && roles.contains(Role.CLINICIAN) ? Optional.of(Standing.CLINICIAN) : Optional.empty();
                assertThat(AccessPolicy.standing(new Caller("somebody", roles), PATIENT, trusted))
                        .as("%s, trusted %s", roles, trusted)
                        .isEqualTo(another);
                assertThat(AccessPolicy.standing(new Caller(PATIENT.toString(), roles), PATIENT, trusted))
                        .as("with the patient's id, %s, trusted %s", roles, trusted)
                        .isEqualTo(roles.contains(Role.PATIENT) ? Optional.of(Standing.PATIENT) : another);
            }
        }
    }

    @Test
    void patientsEraseThemselvesAndAdminsWhomTheyFind() {
        for (Set<Role> roles : allSetsOfRoles()) {
            for (boolean held : new boolean[] {false, true}) {
                assertThat(AccessPolicy.mayErase(new Caller("somebody", roles), PATIENT, held))
                        .isEqualTo(held && roles.contains(Role.ADMIN));
                assertThat(AccessPolicy.mayErase(new Caller(PATIENT.toString(), roles), PATIENT, held))
                        .isEqualTo(roles.contains(Role.PATIENT) || held && roles.contains(Role.ADMIN));
            }
        }
    }

    private static Set<Set<Role>> allSetsOfRoles() {
        Set<Set<Role>> all = new HashSet<>();
        for (int bits = 0; bits < 1 << Role.values().length; bits++) {
            int some = bits;
            Set<Role> roles = EnumSet.noneOf(Role.class);
            Arrays.stream(Role.values())
                    .filter(it -> (some & 1 << it.ordinal()) != 0)
                    .forEach(roles::add);
            all.add(roles);
        }
        return all;
    }
}
