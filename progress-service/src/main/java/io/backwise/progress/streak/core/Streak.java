package io.backwise.progress.streak.core;

/**
 * Days met in a row.
 *
 * @param current scheduled days met since the last miss
 * @param longest its maximum so far
 * @param freezesLeft free misses left of two in any 28 days
 */
public record Streak(int current, int longest, int freezesLeft, Today today) {}
