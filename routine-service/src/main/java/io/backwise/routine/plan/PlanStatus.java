package io.backwise.routine.plan;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a plan stands in its life. */
public enum PlanStatus {
    ACTIVE,
    SUSPENDED,
    COMPLETED,
    SUPERSEDED;

    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
