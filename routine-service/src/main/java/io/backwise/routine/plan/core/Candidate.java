package io.backwise.routine.plan.core;

/**
 * A move that may be chosen.
 *
 * @param cautions number of distinct cautions that it carries for this person
 * @param pinned whether the clinician wants it in
 */
public record Candidate(Move move, int cautions, boolean pinned) {}
