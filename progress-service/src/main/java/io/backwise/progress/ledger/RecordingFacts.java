package io.backwise.progress.ledger;

import io.backwise.kit.consuming.Refusal;
import io.backwise.kit.outbox.Displaced;
import io.backwise.kit.outbox.Outbox;
import io.backwise.progress.rebuild.ReadModels;
import io.backwise.progress.streak.core.Schedule;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Enters facts into the ledger, each once; a batch is one transaction, and a statement for each table. */
@ApplicationScoped
class RecordingFacts {
    static final String DISPLACED = "contradicts an event with the same natural key, which came later";
    private static final String CONTRADICTS = "contradicts an event with the same natural key";

    private final ReadModels models;
    private final PatientStore patients;
    private final ScheduleStore schedules;
    private final SessionStore sessions;
    private final Refolding refolding;
    private final Outbox outbox;

    RecordingFacts(
            ReadModels models,
            PatientStore patients,
            ScheduleStore schedules,
            SessionStore sessions,
            Refolding refolding,
            Outbox outbox) {
        this.models = models;
        this.patients = patients;
        this.schedules = schedules;
        this.sessions = sessions;
        this.refolding = refolding;
        this.outbox = outbox;
    }

    /**
     * What became of a batch.
     *
     * @param refused contradict what stands
     * @param displaced stood until now and are contradicted
     * @param versions the new versions of the patients whose ledgers changed
     */
    record Recorded<T>(List<Refusal<T>> refused, List<Displaced> displaced, Map<UUID, Long> versions) {}

    /** What a batch did to a model. */
    private record Entered<T>(Set<UUID> changed, List<Refusal<T>> refused, List<Displaced> displaced) {}

    /** What is not entered is of patients who were erased, is known already, or is refused. */
    @WithTransaction
    Uni<Recorded<PlanEvent>> plans(List<PlanEvent> events) {
        return record(events, PlanEvent::patientId, Set.of(), (some, _) -> enterPlans(some));
    }

    /** As {@link #plans}. */
    Uni<Recorded<SessionEvent>> sessions(List<SessionEvent> events) {
        return sessions(events, Set.of());
    }

    private Uni<Recorded<SessionEvent>> sessions(List<SessionEvent> events, Set<UUID> others) {
        return Panache.withTransaction(() -> record(events, it -> it.data().patientId(), others, this::enterSessions))
                .onFailure(ClaimedException.class)
                .recoverWithUni(it -> {
                    Set<UUID> more = new HashSet<>(others);
                    more.addAll(((ClaimedException) it).patients());
                    return sessions(events, more);
                });
    }

    /** @param others are locked too */
    private <T> Uni<Recorded<T>> record(
            List<T> events,
            Function<T, UUID> patient,
            Set<UUID> others,
            BiFunction<List<T>, Set<UUID>, Uni<Entered<T>>> enter) {
        Set<UUID> touched = all(events, patient);
        touched.addAll(others);
        return models.open().chain(open -> patients.lock(touched)
                .chain(alive -> open.write(
                        alive,
                        some -> enter.apply(
                                events.stream()
                                        .filter(it -> some.contains(patient.apply(it)))
                                        .toList(),
                                some)))
                .chain(entered -> patients.changed(entered.changed())
                        .call(() -> outbox.putAside(entered.displaced()))
                        .map(versions -> new Recorded<>(entered.refused(), entered.displaced(), versions))));
    }

    private Uni<Entered<PlanEvent>> enterPlans(List<PlanEvent> events) {
        return schedules.standing(all(events, PlanEvent::patientId)).chain(standing -> {
            Entry.Outcome<ScheduleStore.Key, PlanEvent> outcome =
                    Entry.enter(events.stream().map(ScheduleStore::entry).toList(), standing);
            Set<UUID> changed = all(outcome.entered(), it -> it.key().patientId());
            return put(standing, outcome.entered(), changed)
                    .replaceWith(entered(changed, outcome, ScheduleStore::displaced));
        });
    }

    private Uni<Void> put(
            List<Entry<ScheduleStore.Key, PlanEvent>> standing,
            List<Entry<ScheduleStore.Key, PlanEvent>> entered,
            Set<UUID> changed) {
        if (entered.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<UUID, LocalDate> touched = touched(changed, standing, entered);
        return schedules
                .put(entered)
                .chain(() -> touched.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : sessions.latest(touched.keySet()).chain(latest -> refolding.refold(touched, latest, latest)));
    }

    private static Map<UUID, LocalDate> touched(
            Set<UUID> changed,
            List<Entry<ScheduleStore.Key, PlanEvent>> standing,
            List<Entry<ScheduleStore.Key, PlanEvent>> entered) {
        Map<ScheduleStore.Key, Entry<ScheduleStore.Key, PlanEvent>> now = new LinkedHashMap<>();
        standing.forEach(it -> now.put(it.key(), it));
        entered.forEach(it -> now.put(it.key(), it));
        Map<UUID, Schedule> before = ScheduleStore.schedules(changed, standing);
        Map<UUID, LocalDate> touched = new HashMap<>();
        ScheduleStore.schedules(changed, now.values())
                .forEach((patient, schedule) -> schedule.firstTouched(before.getOrDefault(patient, schedule))
                        .ifPresent(day -> touched.put(patient, day)));
        return touched;
    }

    private Uni<Entered<SessionEvent>> enterSessions(List<SessionEvent> events, Set<UUID> locked) {
        List<Entry<UUID, SessionEvent>> batch =
                events.stream().map(SessionStore::entry).toList();
        return sessions.standing(all(batch, Entry::key)).chain(standing -> {
            ClaimedException.unlessAllOf(
                    locked, all(standing, it -> it.fact().data().patientId()));
            Entry.Outcome<UUID, SessionEvent> outcome = Entry.enter(batch, standing);
            List<SessionV1> changes = new ArrayList<>();
            outcome.entered().forEach(it -> changes.add(it.fact().data()));
            outcome.replaced().forEach(it -> changes.add(it.fact().data()));
            Set<UUID> changed = all(changes, SessionV1::patientId);
            return put(outcome, changes, changed).replaceWith(entered(changed, outcome, SessionStore::displaced));
        });
    }

    private Uni<Void> put(Entry.Outcome<UUID, SessionEvent> outcome, List<SessionV1> changes, Set<UUID> changed) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<UUID, LocalDate> touched = new HashMap<>();
        changes.forEach(it -> touched.merge(it.patientId(), it.performedOn(), RecordingFacts::earlier));
        return sessions.latest(changed).chain(before -> sessions.put(outcome.entered(), outcome.instead())
                .chain(() -> outcome.replaced().isEmpty()
                        ? Uni.createFrom().item(latest(before, changes))
                        : sessions.latest(changed))
                .chain(after -> refolding.refold(touched, before, after)));
    }

    private static Map<UUID, LocalDate> latest(Map<UUID, LocalDate> before, List<SessionV1> entered) {
        Map<UUID, LocalDate> latest = new HashMap<>(before);
        entered.forEach(
                it -> latest.merge(it.patientId(), it.performedOn(), (one, other) -> one.isAfter(other) ? one : other));
        return latest;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** Whichever came first: of two that contradict each other the one that does not stand is put aside. */
    private static <K, T> Entered<T> entered(
            Set<UUID> changed, Entry.Outcome<K, T> outcome, Function<T, Displaced> displaced) {
        return new Entered<>(
                changed,
                outcome.refused().stream()
                        .map(it -> new Refusal<>(it, CONTRADICTS))
                        .toList(),
                outcome.replaced().stream()
                        .map(it -> displaced.apply(it.fact()))
                        .toList());
    }

    private static <T, V> Set<V> all(Collection<T> items, Function<T, V> value) {
        return items.stream().map(value).collect(Collectors.toCollection(HashSet::new));
    }
}
