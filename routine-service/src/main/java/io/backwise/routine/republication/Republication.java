package io.backwise.routine.republication;

/**
 * How far a republication is.
 *
 * @param number which one it is: another that is begun takes its place, and has a higher one; 0 before the first
 * @param state {@code running} while events are written, {@code waiting} until the last of them is published,
 *     {@code published} after that, {@code none} before the first
 * @param patients how many there are
 * @param done how many of them are written
 * @param waiting events that are not yet published
 */
public record Republication(long number, String state, long patients, long done, long waiting) {}
