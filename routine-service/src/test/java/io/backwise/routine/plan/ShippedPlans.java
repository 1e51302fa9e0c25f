package io.backwise.routine.plan;

import io.backwise.routine.adaptation.PlayedSession;
import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.profile.Profile;
import io.backwise.routine.session.Hurt;
import io.backwise.screening.Audience;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Plans as the system would compose them for a person who asks for one, without the system. */
public final class ShippedPlans {
    private static final Composing COMPOSING = ShippedConfig.composing();

    private ShippedPlans() {}

    /** Empty where nothing may be composed. */
    public static Optional<Plan> composed(
            Catalogue catalogue, UUID patientId, Profile profile, List<DayOfWeek> weekdays, LocalDate startsOn) {
        Proposal proposal = COMPOSING.compose(
                catalogue,
                profile,
                Background.NONE,
                new Wish(null, List.of(), List.of(), List.of()),
                Audience.SELF,
                startsOn);
        return proposal instanceof Proposal.Proposed it
                ? Optional.of(new Plan(
                        new UUID(patientId.getMostSignificantBits(), 1),
                        patientId,
                        1,
                        1,
                        PlanStatus.ACTIVE,
                        startsOn,
                        null,
                        null,
                        false,
                        weekdays,
                        profile.zone(),
                        patientId.toString(),
                        Instant.EPOCH,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        it.session()))
                : Optional.empty();
    }

    /** The same, assigned by a clinician who signed for some of it. */
    static Plan signed(Plan it, List<String> signOff) {
        return signed(it, signOff, it.overrides());
    }

    /** The same, who overruled some rules, too. */
    static Plan signed(Plan it, List<String> signOff, List<RuleOverride> overrides) {
        return new Plan(
                it.planId(),
                it.patientId(),
                it.number(),
                it.revision(),
                it.status(),
                it.startsOn(),
                it.endsOn(),
                it.pausedFrom(),
                it.locked(),
                it.weekdays(),
                it.zone(),
                "dr-lange",
                it.assignedAt(),
                overrides,
                signOff,
                it.minutesPerSession(),
                it.note(),
                it.session());
    }

    /**
     * What was too much lately.
     *
     * @param lately sessions of the last weeks, the latest first
     */
    public static Set<String> tooMuch(List<PlayedSession> lately, List<RevisionDoses> revisions, Instant now) {
        Instant since = now.minus(Duration.ofDays(RecentPain.DAYS));
        return LookingBack.tooMuch(Hurt.of(lately), Eased.of(revisions, since));
    }

    /** Its next revision, which a clinician has locked. */
    public static Plan locked(Plan plan) {
        return plan.locked(true);
    }
}
