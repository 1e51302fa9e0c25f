package io.backwise.kit.identity;

import java.util.Optional;
import java.util.UUID;

/** Who may act on whose data: patients on their own, clinicians on that of patients who gave them consent. Pure. */
public final class AccessPolicy {
    private AccessPolicy() {}

    /** As what the caller may act; empty when the patient must look as if there were none. */
    public static Optional<Standing> standing(Caller caller, UUID patientId, boolean onCareTeam) {
        if (caller.isPatient(patientId)) {
            return Optional.of(Standing.PATIENT);
        }
        return caller.has(Role.CLINICIAN) && onCareTeam ? Optional.of(Standing.CLINICIAN) : Optional.empty();
    }

    /** Whether the caller may erase a patient, of whom something is held or not. */
    public static boolean mayErase(Caller caller, UUID patientId, boolean isHeld) {
        return caller.isPatient(patientId) || caller.has(Role.ADMIN) && isHeld;
    }

    /** As what somebody acts on a patient's data. */
    public enum Standing {
        PATIENT,
        CLINICIAN
    }
}
