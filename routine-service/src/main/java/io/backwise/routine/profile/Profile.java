package io.backwise.routine.profile;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of themselves; request, answer and stored form are the same words.
 *
 * @param redFlags red flags answered "yes"
 * @param screenedOn when the red flags were asked last
 * @param painNow NPRS, 0 to 10
 * @param avoidPositions start positions that the person does not tolerate
 * @param minutesPerSession time budget, 5 to 60
 * @param zone IANA time zone in which the person lives
 * @param experience {@code none}, {@code some} or {@code regular}
 */
public record Profile(
        List<RecordedCondition> conditions,
        List<String> redFlags,
        LocalDate screenedOn,
        Integer painNow,
        List<String> goals,
        List<String> equipment,
        List<String> avoidPositions,
        List<String> avoidExercises,
        Integer minutesPerSession,
        List<DayOfWeek> weekdays,
        String zone,
        String experience,
        @Nullable String locale) {

    /** A condition, and since when. */
    public record RecordedCondition(String slug, @Nullable LocalDate since) {}

    Profile withConditions(List<RecordedCondition> more) {
        return with(Stream.concat(conditions.stream(), more.stream()).toList(), redFlags);
    }

    Profile withOnlyConditions(List<RecordedCondition> all) {
        return with(all, redFlags);
    }

    Profile withRedFlags(List<String> more) {
        return with(
                conditions,
                Stream.concat(redFlags.stream(), more.stream()).distinct().toList());
    }

    private Profile with(List<RecordedCondition> newConditions, List<String> newRedFlags) {
        return new Profile(
                newConditions,
                newRedFlags,
                screenedOn,
                painNow,
                goals,
                equipment,
                avoidPositions,
                avoidExercises,
                minutesPerSession,
                weekdays,
                zone,
                experience,
                locale);
    }
}
