package io.backwise.routine.plan;

import io.backwise.screening.Clearance;
import java.util.List;

/**
 * What is on record of a person beside the profile.
 *
 * @param pain what hurt lately
 * @param eased what was taken from the plans before because it hurt
 * @param clearances what clinicians recorded of red flags in the profile
 */
public record Background(RecentPain pain, Eased eased, List<Clearance> clearances) {
    /** Nothing is on record. */
    static final Background NONE = new Background(RecentPain.NONE, Eased.NONE, List.of());

    public Background {
        clearances = List.copyOf(clearances);
    }
}
