package io.backwise.routine.plan;

/** A clinician overrules one absolute rule for one exercise, and says why. */
public record RuleOverride(String exercise, String rule, String reason) {}
