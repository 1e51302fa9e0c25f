package io.backwise.routine.plan;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.UUID;

/** What hurt, by those who keep the session reports. */
public interface RecentPains {
    /** In the {@value RecentPain#DAYS} days up to today. */
    Uni<RecentPain> before(LocalDate today, UUID patientId);
}
