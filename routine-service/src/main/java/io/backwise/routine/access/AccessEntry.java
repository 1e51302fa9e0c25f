package io.backwise.routine.access;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * Somebody else read or changed a patient's data.
 *
 * @param who the {@code sub} of the caller
 * @param what the operation
 */
public record AccessEntry(@JsonIgnore long id, String who, String what, Instant at) {}
