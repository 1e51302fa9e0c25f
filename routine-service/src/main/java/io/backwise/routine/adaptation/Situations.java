package io.backwise.routine.adaptation;

import io.backwise.routine.adaptation.core.Answered;
import io.backwise.routine.adaptation.core.Attribution;
import io.backwise.routine.adaptation.core.Bout;
import io.backwise.routine.adaptation.core.PainResponse;
import io.backwise.routine.adaptation.core.Part;
import io.backwise.routine.adaptation.core.Response;
import io.backwise.routine.adaptation.core.Shift;
import io.backwise.routine.adaptation.core.Situation;
import io.backwise.routine.plan.Prescription;
import io.backwise.routine.plan.RevisionDoses;
import io.backwise.routine.plan.core.Dose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says a person's plan and sessions in the terms of the rules. Pure. */
final class Situations {
    private static final Set<String> NERVE_AT_RISK = Set.of("sciatica", "stenosis", "disc");

    private final Known known;
    private final Movements movements;
    private final Map<Integer, Map<String, Dose>> prescribed = new HashMap<>();

    private Situations(Known known) {
        this.known = known;
        movements = new Movements(known.catalogue());
        for (RevisionDoses revision : known.revisions()) {
            prescribed.put(
                    revision.revision(),
                    revision.items().stream().collect(Collectors.toMap(Prescription::exercise, Prescription::dose)));
        }
    }

    /** @param others the patient's other sessions */
    static Situation of(Instant now, Known known, PlayedSession session, List<PlayedSession> others) {
        return new Situations(known).situation(now, session, others);
    }

    private Situation situation(Instant now, PlayedSession session, List<PlayedSession> others) {
        List<PlayedSession> all =
                Stream.concat(Stream.of(session), others.stream()).toList();
        return new Situation(
                now,
                answered(session),
                others.stream().map(this::answered).toList(),
                session.planId().equals(known.plan().planId()) ? parts(all) : List.of(),
                eased(session.id()),
                lastStepUp(),
                Limits.noMore(known, session.day()),
                isNerveAtRisk(),
                known.secondsLeft(),
                Limits.anotherDay(known));
    }

    private Answered answered(PlayedSession it) {
        boolean hasSpread = it.shift() == Shift.PERIPHERALISED;
        Set<String> directions = it.items().stream()
                .filter(item -> item.isTried() || isSuspectOfSpread(it, item))
                .flatMap(item -> movements.directions(item.exercise()).stream())
                .collect(Collectors.toUnmodifiableSet());
        return new Answered(
                it.id(),
                it.at(),
                it.day(),
                PainResponse.colour(it.pain(), it.shift()),
                it.pain().nextMorning().isEmpty()
                        ? Optional.empty()
                        : Optional.of(PainResponse.colour(it.pain().withoutMorning(), it.shift())),
                it.isRested(),
                it.pain().before(),
                hasSpread,
                hasSpread ? directions : Set.of(),
                PainResponse.hasReactedByMorning(it.pain()));
    }

    private List<Part> parts(List<PlayedSession> sessions) {
        Rungs rungs = new Rungs(known, movements);
        List<Part> parts = new ArrayList<>();
        for (Prescription it : known.plan().session().items()) {
            known.catalogue()
                    .exercise(it.exercise())
                    .ifPresent(exercise -> parts.add(new Part(
                            it.exercise(),
                            Movements.kind(exercise),
                            it.perSide(),
                            it.dose(),
                            Movements.ranges(exercise),
                            rungs.harder(exercise),
                            rungs.easier(exercise),
                            sessions.stream()
                                    .flatMap(session -> bout(it.exercise(), session).stream())
                                    .toList(),
                            lastStep(it.exercise()))));
        }
        return parts;
    }

    private Optional<Bout> bout(String exercise, PlayedSession session) {
        Optional<Dose> dose = session.planId().equals(known.plan().planId())
                ? Optional.ofNullable(
                        prescribed.getOrDefault(session.revision(), Map.of()).get(exercise))
                : Optional.empty();
        PlayedSession.Item item = session.items().stream()
                .filter(it -> it.exercise().equals(exercise))
                .findFirst()
                .orElse(new PlayedSession.Item(exercise, Bout.Done.NOTHING, OptionalInt.empty(), false));
        return session.isRested() ? Optional.empty() : dose.map(it -> bout(session, item, it));
    }

    private Bout bout(PlayedSession session, PlayedSession.Item item, Dose dose) {
        Optional<Attribution.Own> told = session.own(item);
        Attribution.Own own = told.orElse(new Attribution.Own(session.pain(), false, false));
        return new Bout(
                session.id(),
                session.at(),
                session.day(),
                dose,
                item.done(),
                session.effort(),
                told.isPresent() || isSuspectOfSpread(session, item),
                isGreen(session),
                own.isNoted(),
                own.isKnown(),
                own.pain(),
                shift(session, item));
    }

    /** A warning sign is no colour of the exercises, and yet nothing grows on it. */
    private boolean isGreen(PlayedSession session) {
        return answered(session).response() == Response.GREEN
                && session.shift() != Shift.PERIPHERALISED
                && !session.isFlagged();
    }

    /** Spread is the doing of what moved the spine or tensioned the nerve; when nothing did, it may be that of anything. */
    private Shift shift(PlayedSession session, PlayedSession.Item item) {
        boolean isExplained = session.items().stream()
                .anyMatch(
                        it -> it.isTried() && movements.mayHaveSpread(it.exercise()) || isSuspectOfSpread(session, it));
        return session.shift() == Shift.PERIPHERALISED && isExplained && !movements.mayHaveSpread(item.exercise())
                ? Shift.NONE
                : session.shift();
    }

    /** What was left out, or stopped at once, when symptoms spread may have been stopped for that. */
    private boolean isSuspectOfSpread(PlayedSession session, PlayedSession.Item item) {
        return session.shift() == Shift.PERIPHERALISED && item.isSkipped() && movements.mayHaveSpread(item.exercise());
    }

    private Set<String> eased(UUID session) {
        return known.revisions().stream()
                .flatMap(it -> it.steps().stream())
                .filter(it -> session.equals(it.session()) && !it.up())
                .flatMap(it -> Stream.ofNullable(it.exercise()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<Instant> lastStepUp() {
        return known.revisions().stream()
                .filter(it -> it.steps().stream().anyMatch(step -> step.up()))
                .map(RevisionDoses::madeAt)
                .max(Instant::compareTo);
    }

    private Optional<Instant> lastStep(String exercise) {
        return known.revisions().stream()
                .filter(it -> it.steps().stream()
                        .anyMatch(step -> step.exercise() == null || exercise.equals(step.exercise())))
                .map(RevisionDoses::madeAt)
                .max(Instant::compareTo);
    }

    private boolean isNerveAtRisk() {
        return known.conditions().stream().anyMatch(it -> NERVE_AT_RISK.stream().anyMatch(it::contains));
    }
}
