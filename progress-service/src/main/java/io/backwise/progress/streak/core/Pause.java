package io.backwise.progress.streak.core;

import java.time.LocalDate;
import java.util.Optional;

/** Days on which nothing is due. */
record Pause(LocalDate from, Optional<LocalDate> to) {
    boolean covers(LocalDate day) {
        return !day.isBefore(from) && to.map(day::isBefore).orElse(true);
    }

    boolean isEmpty() {
        return to.filter(end -> !end.isAfter(from)).isPresent();
    }
}
