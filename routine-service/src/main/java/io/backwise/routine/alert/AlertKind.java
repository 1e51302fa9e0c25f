package io.backwise.routine.alert;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What calls for a clinician. */
public enum AlertKind {
    /** The patient told of a sign that needs medical contact. */
    RED_FLAG,
    /** Two of the last three sessions were red, or two of four weeks had not settled by the next morning. */
    REPEATED_RED,
    /** No exercise of the plan is tolerated any more. */
    NOTHING_TOLERATED,
    /** Symptoms spread down the leg, once with a nerve at risk, or twice within a week. */
    PERIPHERALISATION,
    /** The mean pain of a week is two points above that of the two weeks before. */
    RISING_PAIN,
    /** Six sessions in a row, or two weeks, at the edge of what is tolerable. */
    PERSISTENT_AMBER,
    /** An exercise of the plan became unsafe for the patient, and left it. */
    WITHDRAWN_EXERCISE,
    /** A condition came up with which only a clinician may assign, and the patient had made the plan alone. */
    CLINICIAN_NEEDED;

    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException for a slug of none */
    @JsonCreator
    static AlertKind ofSlug(String slug) {
        return Arrays.stream(values())
                .filter(it -> it.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of alert: " + slug));
    }
}
