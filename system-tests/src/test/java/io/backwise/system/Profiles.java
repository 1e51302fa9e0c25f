package io.backwise.system;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** What people of the tests tell of themselves. */
public final class Profiles {
    private static final String PROFILE = """
            {"conditions": [%2$s], "redFlags": [%3$s], "screenedOn": "%1$s", "painNow": 3, "goals": ["function"],
             "equipment": ["mat", "chair", "wall"], "avoidPositions": [], "avoidExercises": [], "minutesPerSession": 15,
             "weekdays": ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"],
             "zone": "UTC", "experience": "some"}
            """;

    private Profiles() {}

    /** @param conditions and flags as they stand in a list */
    public static String of(String conditions, String flags) {
        return PROFILE.formatted(LocalDate.now(ZoneOffset.UTC), conditions, flags);
    }
}
