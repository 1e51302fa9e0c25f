package io.backwise.routine.adaptation.core;

/** The figures that the catalogue allows, both ends included. */
public record Range(int low, int high) {}
