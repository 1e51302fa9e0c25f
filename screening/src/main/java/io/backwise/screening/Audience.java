package io.backwise.screening;

/** Who composes. */
public enum Audience {
    /** The patient, alone. */
    SELF,
    /** A clinician for the patient. */
    CLINICIAN;
}
