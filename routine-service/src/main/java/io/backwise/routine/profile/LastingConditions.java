package io.backwise.routine.profile;

import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.profile.Profile.RecordedCondition;
import io.backwise.screening.ActiveCondition;
import io.backwise.screening.Condition;
import io.backwise.screening.Recorded;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Conditions that only a clinician ends (clinical model, 1.3): what a patient writes neither leaves them away nor lets their time
 * begin anew, or be over.
 */
final class LastingConditions {
    private LastingConditions() {}

    /**
     * What a patient wrote, with what is not theirs to end as it is on record.
     *
     * @param hasSpread whether reports of the last days speak against what a self-check asks
     */
    static Profile keep(Optional<Profile> before, Profile written, Catalogue catalogue, boolean hasSpread) {
        Set<String> named =
                written.conditions().stream().map(RecordedCondition::slug).collect(Collectors.toUnmodifiableSet());
        Map<String, RecordedCondition> kept = before.stream()
                .flatMap(it -> it.conditions().stream())
                .filter(it -> lasts(it, named, catalogue, before.orElseThrow(), hasSpread))
                .collect(Collectors.toMap(RecordedCondition::slug, Function.identity()));
        Stream<RecordedCondition> dated =
                written.conditions().stream().map(it -> asRecorded(it, Optional.ofNullable(kept.get(it.slug()))));
        Stream<RecordedCondition> missing = kept.values().stream()
                .filter(it -> !named.contains(it.slug()))
                .sorted(Comparator.comparing(RecordedCondition::slug));
        Profile profile =
                written.withOnlyConditions(Stream.concat(dated, missing).toList());
        ProfileCheck.check(profile, catalogue, LocalDate.now(ZoneOffset.UTC));
        return profile;
    }

    /** A date that was not known may be added. */
    private static RecordedCondition asRecorded(RecordedCondition written, Optional<RecordedCondition> kept) {
        return kept.filter(it -> it.since() != null).orElse(written);
    }

    /** It, or what it has turned into by now: whoever was in the first trimester is pregnant after it, too. */
    private static boolean lasts(
            RecordedCondition recorded, Set<String> named, Catalogue catalogue, Profile before, boolean hasSpread) {
        Map<String, Condition> known = catalogue.engine().rules().conditions();
        if (!known.containsKey(recorded.slug())) {
            return false;
        }
        LocalDate today = LocalDate.now(ZoneId.of(before.zone()));
        ActiveCondition active = ActiveCondition.of(
                catalogue.engine().rules(),
                new Recorded(recorded.slug(), Optional.ofNullable(recorded.since())),
                today);
        boolean isNamedAsItIs = !active.slug().equals(recorded.slug()) && named.contains(active.slug());
        return !isNamedAsItIs
                && Optional.ofNullable(known.get(active.slug()))
                        .flatMap(Condition::expires)
                        .map(it -> it.clinicianEnds() || (it.selfCheck().isPresent() ? hasSpread : active.reviewDue()))
                        .orElse(false);
    }
}
