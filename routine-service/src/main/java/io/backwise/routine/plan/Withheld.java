package io.backwise.routine.plan;

import java.util.List;

/** An exercise of a plan that the patient must not do as things are now, and why. */
public record Withheld(String exercise, List<Because> because) {}
