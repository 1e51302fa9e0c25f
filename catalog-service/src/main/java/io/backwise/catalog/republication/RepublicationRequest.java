package io.backwise.catalog.republication;

import org.jspecify.annotations.Nullable;

/** @param exercise the slug of the only one to announce; null for all content with its rules */
public record RepublicationRequest(@Nullable String exercise) {}
