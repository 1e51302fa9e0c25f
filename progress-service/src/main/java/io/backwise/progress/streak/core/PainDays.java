package io.backwise.progress.streak.core;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The reporting days that a pain trend rests on.
 *
 * @param first the first three, or as many as there are
 * @param last the last three, the latest at the end
 */
public record PainDays(List<PainDay> first, List<PainDay> last) {
    static final int DAYS = 3;
    static final PainDays NONE = new PainDays(List.of(), List.of());

    public PainDays {
        first = List.copyOf(first);
        last = List.copyOf(last);
    }

    /** A day's reports: how many, and the sum of pain before the session, NPRS. */
    public record PainDay(LocalDate date, int reports, int painBefore) {
        double mean() {
            return (double) painBefore / reports;
        }
    }

    /** With the reports of a later day; the same when there are none. */
    PainDays with(LocalDate day, Collection<SessionFact> reports) {
        if (reports.isEmpty()) {
            return this;
        }
        int sum = reports.stream().mapToInt(SessionFact::painBefore).sum();
        PainDay added = new PainDay(day, reports.size(), sum);
        List<PainDay> latest = new ArrayList<>(last);
        latest.add(added);
        return new PainDays(
                first.size() < DAYS ? with(first, added) : first,
                latest.subList(Math.max(0, latest.size() - DAYS), latest.size()));
    }

    private static List<PainDay> with(List<PainDay> days, PainDay added) {
        List<PainDay> more = new ArrayList<>(days);
        more.add(added);
        return more;
    }
}
