package io.backwise.routine.plan.core;

/** A named part of the benefit, in points; negative where it counts against. */
public record Term(String term, int points) {}
