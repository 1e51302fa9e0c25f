package io.backwise.kit.problem;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
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
