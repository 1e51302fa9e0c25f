package io.backwise.progress.streak.core;

/** Sessions by how much was done. */
public record SessionCounts(int total, int completed, int partial, int rested) {}
