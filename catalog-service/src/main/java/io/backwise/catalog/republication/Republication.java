package io.backwise.catalog.republication;

/** @param events how many are announced again */
public record Republication(int events) {}
