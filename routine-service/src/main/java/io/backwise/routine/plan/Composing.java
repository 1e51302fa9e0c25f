package io.backwise.routine.plan;

import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.plan.SessionPreview.Advice;
import io.backwise.routine.plan.SessionPreview.ConditionInForce;
import io.backwise.routine.plan.SessionPreview.NotChosen;
import io.backwise.routine.plan.SessionPreview.UnmetGoal;
import io.backwise.routine.plan.core.Category;
import io.backwise.routine.plan.core.Composition;
import io.backwise.routine.plan.core.Composition.Composed;
import io.backwise.routine.plan.core.ExactComposer;
import io.backwise.routine.plan.core.Goal;
import io.backwise.routine.plan.core.Order;
import io.backwise.routine.plan.core.PlanComposer;
import io.backwise.routine.profile.ConditionsInForce;
import io.backwise.routine.profile.Profile;
import io.backwise.screening.ActiveCondition;
import io.backwise.screening.Audience;
import io.backwise.screening.RedFlagOutcome;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Screens the whole catalogue for a person and composes what is left; stores nothing. */
@ApplicationScoped
@Startup // so that a weight out of range is refused at once
public class Composing {
    private static final String DIRECTION = "directional-preference-";

    private final PlanComposer composer;
    private volatile Optional<Prepared> prepared = Optional.empty();

    Composing(CompositionConfig config) {
        composer = new ExactComposer(config.weights());
    }

    Proposal compose(
            Catalogue catalogue,
            Profile profile,
            Background background,
            Wish wish,
            Audience audience,
            LocalDate today) {
        List<ActiveCondition> inForce = ConditionsInForce.of(catalogue, profile, today);
        Set<String> conditions = ActiveCondition.slugs(inForce);
        RedFlagOutcome flags =
                RedFlagOutcome.of(catalogue.engine().rules(), profile.redFlags(), conditions, background.clearances());
        if (flags instanceof RedFlagOutcome.Blocked blocked) {
            return Proposal.RedFlagged.of(blocked, catalogue);
        }
        Set<String> needClinician = catalogue.engine().clinicianPlanRequired(conditions);
        if (audience == Audience.SELF && !needClinician.isEmpty()) {
            return new Proposal.ClinicianNeeded(needClinician);
        }
        Triage triage = new Triage(catalogue, prepared(catalogue), profile, wish, audience, conditions, background);
        Optional<? extends Proposal> refused = triage.refusedOverride();
        if (refused.isEmpty()) {
            refused = triage.refusedPin();
        }
        if (refused.isPresent()) {
            return refused.get();
        }
        return switch (composer.compose(order(triage, profile, wish, conditions))) {
            case Composed it ->
                new Proposal.Proposed(session(it, triage, catalogue, advice(catalogue, flags), inForce));
            case Composition.Infeasible it ->
                new Proposal.Infeasible(
                        WhyNothing.of(it.reason(), triage), triage.excluded, notChosen(triage, it.lost()));
        };
    }

    private Prepared prepared(Catalogue catalogue) {
        Prepared known = prepared.filter(it -> it.isOf(catalogue)).orElseGet(() -> new Prepared(catalogue));
        prepared = Optional.of(known);
        return known;
    }

    static Order order(Triage triage, Profile profile, Wish wish, Set<String> conditions) {
        int minutes = wish.minutesPerSession() == null ? profile.minutesPerSession() : wish.minutesPerSession();
        String helpful = conditions.stream()
                .filter(it -> it.startsWith(DIRECTION))
                .map(it -> it.substring(DIRECTION.length()))
                .sorted()
                .findFirst()
                .orElse("");
        return new Order(
                triage.candidates,
                profile.goals().stream()
                        .map(it -> Goal.ofSlug(it).orElseThrow())
                        .toList(),
                helpful,
                comfortable(profile.experience()),
                minutes * 60);
    }

    private static int comfortable(String experience) {
        return switch (experience) {
            case "regular" -> 3;
            case "some" -> 2;
            default -> 1;
        };
    }

    private static SessionPreview session(
            Composed composed, Triage triage, Catalogue catalogue, List<Advice> advice, List<ActiveCondition> inForce) {
        return new SessionPreview(
                prescriptions(composed, triage),
                triage.excluded,
                notChosen(triage, composed.lost()),
                composed.unmet().stream()
                        .map(it -> new UnmetGoal(
                                it.goal().slug(),
                                it.categories().stream().map(Category::slug).toList(),
                                it.why()))
                        .toList(),
                composed.seconds(),
                composed.objective(),
                catalogue.catalogVersion(),
                catalogue.rulesVersion(),
                advice,
                inForce.stream().map(ConditionInForce::of).toList(),
                SessionPreview.DISCLAIMER);
    }

    private static List<Prescription> prescriptions(Composed composed, Triage triage) {
        List<Prescription> items = new ArrayList<>();
        for (Composition.Item item : composed.items()) {
            List<Because> cautions = triage.cautions.getOrDefault(item.move().slug(), List.of());
            items.add(Prescription.of(item.move(), items.size() + 1, cautions, item.why()));
        }
        return items;
    }

    private static List<NotChosen> notChosen(Triage triage, List<Composition.Lost> lost) {
        return Stream.concat(triage.aside.stream(), lost.stream().map(Composing::notChosen))
                .sorted(Comparator.comparing(NotChosen::exercise))
                .toList();
    }

    private static NotChosen notChosen(Composition.Lost lost) {
        return new NotChosen(
                lost.exercise(), lost.why(), lost.rival().orElse(null), Prescription.orNull(lost.pointsShort()));
    }

    /** The advice of red flags that stand but do not block. */
    private static List<Advice> advice(Catalogue catalogue, RedFlagOutcome flags) {
        return flags.advisory().stream()
                .map(it -> new Advice(
                        it.id(),
                        it.pathway().slug(),
                        it.question(),
                        catalogue.advice(it.pathway().slug())))
                .toList();
    }
}
