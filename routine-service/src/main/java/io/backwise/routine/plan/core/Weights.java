package io.backwise.routine.plan.core;

/** Points of each term of the benefit; the reasons stand with the figures in the configuration. */
public record Weights(int goal, int evidence, int condition, int region, int difficulty, int pinned, int caution) {}
