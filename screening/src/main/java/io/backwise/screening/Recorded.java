package io.backwise.screening;

import java.time.LocalDate;
import java.util.Optional;

/** A condition on record, and since when; without a date a time-limited one does not start to run. */
public record Recorded(String slug, Optional<LocalDate> since) {}
