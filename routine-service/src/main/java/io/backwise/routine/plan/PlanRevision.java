package io.backwise.routine.plan;

import java.time.Instant;

/** One revision of a plan: what it prescribed, why it was made, by whom and when. */
public record PlanRevision(int revision, String reason, String madeBy, Instant madeAt, Plan plan) {}
