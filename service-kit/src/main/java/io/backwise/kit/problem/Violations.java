package io.backwise.kit.problem;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects everything that is wrong with a request, so that a client hears of all of it at once. */
public final class Violations {
    /** Characters of the longest free text that is taken: a note, a reason. */
    public static final int LONGEST_TEXT = 2_000;

    /** Asked for anew they are copied, all six hundred. */
    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    /** What is wrong with a date that is not sane. */
    public static final String YEARS = "must lie in the years 1900 to 9998";

    private static final int EARLIEST_YEAR = 1900;
    private static final int LATEST_YEAR = 9998;
    private static final Instant EARLIEST = firstOf(EARLIEST_YEAR);
    private static final Instant LATEST = firstOf(LATEST_YEAR + 1);

    private final List<Violation> all = new ArrayList<>();

    public void add(String field, String message) {
        all.add(new Violation(field, message));
    }

    /** The field must be there. */
    public void present(String field, @Nullable Object value) {
        if (value == null) {
            add(field, "must be given");
        }
    }

    /** The number must be there and in range. */
    public void number(String field, @Nullable Integer value, int least, int most) {
        if (value == null || value < least || value > most) {
            add(field, "must be " + least + " to " + most);
        }
    }

    /** The number may be absent, else must be in range. */
    public void optionalNumber(String field, @Nullable Integer value, int least, int most) {
        if (value != null) {
            number(field, value, least, most);
        }
    }

    /** The text must be there and not blank. */
    public void text(String field, @Nullable String value, int longest) {
        if (value == null || value.isBlank() || value.length() > longest) {
            add(field, "must be a text of 1 to " + longest + " characters");
        } else {
            storable(field, value);
        }
    }

    /** The text may be absent, else must not be longer. */
    public void optionalText(String field, @Nullable String value, int longest) {
        if (value != null && value.length() > longest) {
            add(field, "must be at most " + longest + " characters");
        } else if (value != null) {
            storable(field, value);
        }
    }

    /** The text must be one that PostgreSQL keeps: it takes neither U+0000 nor half a surrogate pair. */
    public void storable(String field, String value) {
        if (value.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            add(field, "must be text, without the character U+0000 and halves of surrogate pairs");
        }
    }

    /** The zone must be there and known. */
    public void zone(String field, @Nullable String zone) {
        if (zone == null || !ZONES.contains(zone)) {
            add(field, "must be an IANA time zone such as Europe/Berlin");
        }
    }

    /** The date may be absent, else must be one from which everybody can count some days on or back. */
    public void optionalDate(String field, @Nullable LocalDate date) {
        if (date != null && !isSane(date)) {
            add(field, YEARS);
        }
    }

    /** The instant may be absent, else must be of such a date. */
    public void optionalInstant(String field, @Nullable Instant instant) {
        if (instant != null && (instant.isBefore(EARLIEST) || !instant.isBefore(LATEST))) {
            add(field, YEARS);
        }
    }

    /** Whether a date keeps away from the ends of what a calendar, or the database, can count to. */
    public static boolean isSane(LocalDate date) {
        return date.getYear() >= EARLIEST_YEAR && date.getYear() <= LATEST_YEAR;
    }

    private static Instant firstOf(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /**
     * Goes on only when nothing is wrong.
     *
     * @throws ProblemException 400 with every violation
     */
    public void refuseIfAny() {
        if (!all.isEmpty()) {
            throw Problem.invalid(all).toException();
        }
    }
}
