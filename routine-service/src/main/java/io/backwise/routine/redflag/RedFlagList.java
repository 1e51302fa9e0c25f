package io.backwise.routine.redflag;

import java.time.Instant;
import java.util.List;

/**
 * Every red flag that a person answered with yes, by id.
 *
 * @param answeredAt when these answers were given; a clearance names it, so that nobody clears answers they have not seen
 */
public record RedFlagList(List<RedFlagView> items, Instant answeredAt) {}
