package io.backwise.progress.streak.core;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What became of a plan. Facts apply in the order of their sequence, whatever the order of their arrival. */
public sealed interface ScheduleFact {
    /** Counts all plan events of a patient, from 1. */
    long sequence();

    /** From a day on, these weekdays are scheduled; cuts what an earlier fact said of that day and later. */
    record Scheduled(long sequence, LocalDate from, Set<DayOfWeek> weekdays, ZoneId zone) implements ScheduleFact {
        public Scheduled {
            // In their own order: that of another set is another one in each process.
            Set<DayOfWeek> inOrder = EnumSet.noneOf(DayOfWeek.class);
            inOrder.addAll(weekdays);
            weekdays = Collections.unmodifiableSet(inOrder);
        }
    }

    /** Nothing is scheduled from a day on. */
    record Completed(long sequence, LocalDate to) implements ScheduleFact {}

    /** A pause opens. */
    record Suspended(long sequence, LocalDate from) implements ScheduleFact {}

    /** The open pause ends; {@code to} is the first day after it. */
    record Resumed(long sequence, LocalDate to) implements ScheduleFact {}
}
