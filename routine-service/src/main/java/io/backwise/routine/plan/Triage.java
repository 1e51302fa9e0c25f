package io.backwise.routine.plan;

import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.ExerciseV1;
import io.backwise.routine.plan.Proposal.OverrideRefused;
import io.backwise.routine.plan.SessionPreview.ExcludedExercise;
import io.backwise.routine.plan.SessionPreview.NotChosen;
import io.backwise.routine.plan.core.Candidate;
import io.backwise.routine.plan.core.Dose;
import io.backwise.routine.plan.core.Move;
import io.backwise.routine.profile.Profile;
import io.backwise.screening.Audience;
import io.backwise.screening.Excluded;
import io.backwise.screening.OverridePolicy;
import io.backwise.screening.Reason;
import io.backwise.screening.Screening;
import io.backwise.screening.Severity;
import io.backwise.screening.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Sorts every published exercise for one person: excluded by safety, set aside by circumstance, or a candidate. */
final class Triage {
    private final Profile profile;
    private final Wish wish;
    private final Audience audience;
    private final Screening screening;
    private final Background background;
    private final Prepared prepared;

    final List<Candidate> candidates = new ArrayList<>();
    final List<ExcludedExercise> excluded = new ArrayList<>();
    final List<NotChosen> aside = new ArrayList<>();
    final Map<String, List<Because>> cautions = new HashMap<>();

    Triage(
            Catalogue catalogue,
            Prepared prepared,
            Profile profile,
            Wish wish,
            Audience audience,
            Set<String> conditions,
            Background background) {
        this.profile = profile;
        this.wish = wish;
        this.audience = audience;
        screening = catalogue.engine().screen(conditions, audience);
        this.background = background;
        this.prepared = prepared;
        catalogue.exercises().forEach(this::sort);
    }

    private void sort(ExerciseV1 exercise) {
        String slug = exercise.slug();
        Verdict verdict = screening.verdict(slug);
        if (verdict instanceof Excluded it && !isOverruled(slug, it)) {
            excluded.add(new ExcludedExercise(slug, prepared.because(it.reasons()), screening.alternatives(slug)));
            return;
        }
        Optional<String> obstacle = obstacle(exercise, verdict);
        if (obstacle.isPresent()) {
            aside.add(NotChosen.circumstance(slug, obstacle.get()));
            return;
        }
        List<Reason> care = PlanScreening.care(verdict);
        cautions.put(slug, prepared.because(care));
        candidates.add(new Candidate(
                move(exercise),
                distinctTraits(care),
                background.pain().level(slug),
                wish.pin().contains(slug)));
    }

    /** A patient goes on from what was tolerated; a clinician, who sees it, begins as the catalogue says. */
    private Move move(ExerciseV1 exercise) {
        Move move = prepared.move(exercise.slug());
        if (audience == Audience.CLINICIAN) {
            return move;
        }
        Dose dose = background.eased().dose(exercise.slug(), move.dose());
        return dose.equals(move.dose()) ? move : Prepared.move(exercise, dose);
    }

    private boolean isOverruled(String slug, Excluded verdict) {
        return audience == Audience.CLINICIAN && verdict.isOverruledBy(wish.overruled(slug));
    }

    /** The constraint of circumstance that keeps a safe exercise out; empty when none does. */
    private Optional<String> obstacle(ExerciseV1 exercise, Verdict verdict) {
        boolean signed = audience == Audience.CLINICIAN && wish.signOff().contains(exercise.slug());
        return Circumstance.against(exercise, profile)
                .or(() -> PlanScreening.needsSignOff(verdict) && !signed
                        ? Optional.of("needs-sign-off")
                        : Optional.empty())
                .or(() -> audience == Audience.SELF && wasTooMuch(exercise.slug())
                        ? Optional.of(NotChosen.RECENT_PAIN)
                        : Optional.empty());
    }

    /** Composing again is no way round the rules on pain. */
    private boolean wasTooMuch(String slug) {
        return background.pain().wasTooMuch(slug) || background.eased().left().contains(slug);
    }

    /** Two rules that mind one movement are one care, also where both were overruled. */
    private static int distinctTraits(List<Reason> care) {
        return (int) care.stream().map(Reason::trait).distinct().count();
    }

    /** The first override that cannot stand; empty when all can. */
    Optional<OverrideRefused> refusedOverride() {
        return wish.overrides().stream()
                .flatMap(it -> refusal(it).stream().map(why -> new OverrideRefused(it, why)))
                .findFirst();
    }

    private Optional<String> refusal(RuleOverride override) {
        if (audience == Audience.SELF) {
            return Optional.of("Only a clinician of the care team may overrule a rule.");
        }
        if (!(screening.verdict(override.exercise()) instanceof Excluded verdict)) {
            return Optional.of("The exercise is not excluded for this person: there is nothing to overrule.");
        }
        Optional<Reason> rule = verdict.absolute().stream()
                .filter(it -> it.rule().equals(override.rule()))
                .findFirst();
        if (rule.isEmpty()) {
            return Optional.of("That rule does not exclude the exercise; what does: "
                    + verdict.absolute().stream().map(Reason::rule).collect(Collectors.joining(", ")) + ".");
        }
        if (verdict.strictestOverride() == OverridePolicy.NONE) {
            return Optional.of("Nobody may overrule " + strictest(verdict) + ".");
        }
        return isOverruled(override.exercise(), verdict)
                ? Optional.empty()
                : Optional.of("Every rule that excludes the exercise has to be named: "
                        + verdict.absolute().stream().map(Reason::rule).collect(Collectors.joining(", ")) + ".");
    }

    private static String strictest(Excluded verdict) {
        return verdict.absolute().stream()
                .filter(it -> it.severity() == Severity.ABSOLUTE && it.override() == OverridePolicy.NONE)
                .map(Reason::rule)
                .collect(Collectors.joining(", "));
    }

    /** The first pinned exercise that cannot be in; empty when all can. */
    Optional<Proposal.PinRefused> refusedPin() {
        for (String slug : wish.pin()) {
            for (ExcludedExercise it : excluded) {
                if (it.exercise().equals(slug)) {
                    return Optional.of(new Proposal.PinRefused(slug, "excluded", it.because()));
                }
            }
            for (NotChosen it : aside) {
                if (it.exercise().equals(slug)) {
                    return Optional.of(new Proposal.PinRefused(slug, it.why(), List.of()));
                }
            }
        }
        return Optional.empty();
    }
}
