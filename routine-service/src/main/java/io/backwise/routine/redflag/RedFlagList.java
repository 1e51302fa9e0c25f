package io.backwise.routine.redflag;

import java.util.List;

/** Every red flag that a person answered with yes, by id. */
public record RedFlagList(List<RedFlagView> items) {}
