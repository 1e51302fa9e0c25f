package io.backwise.routine.plan;

import java.time.Instant;
import java.util.List;

/** What a revision prescribed, without the account of what it left out, and the steps by which rules made it. */
public record RevisionDoses(int revision, Instant madeAt, List<Prescription> items, List<StepTaken> steps) {}
