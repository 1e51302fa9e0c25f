package io.backwise.routine.republication;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param patientId the one whose record is published again; everybody when absent */
public record RepublicationRequest(@Nullable UUID patientId) {}
