package io.backwise.routine.session.core;

import java.util.OptionalInt;

/**
 * Pain around one session, NPRS 0 to 10.
 *
 * @param before at its start
 * @param worst the most during it
 * @param nextMorning about 24 hours later; empty until it is told
 */
public record Pain(int before, int worst, OptionalInt nextMorning) {}
