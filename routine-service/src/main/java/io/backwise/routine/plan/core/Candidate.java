package io.backwise.routine.plan.core;

/**
 * A move that may be chosen.
 *
 * @param cautions number of distinct cautions that it carries for this person
 * @param recentPain 0 when it went well or was not done, 1 when its pain was tolerable, 2 when it was too much
 * @param pinned whether the clinician wants it in
 */
public record Candidate(Move move, int cautions, int recentPain, boolean pinned) {}
