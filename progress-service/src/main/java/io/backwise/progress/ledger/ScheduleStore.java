package io.backwise.progress.ledger;

import io.backwise.kit.json.Digest;
import io.backwise.kit.outbox.Displaced;
import io.backwise.kit.store.Sql;
import io.backwise.progress.streak.core.Schedule;
import io.backwise.progress.streak.core.ScheduleFact;
import io.backwise.progress.streak.core.ScheduleFact.Completed;
import io.backwise.progress.streak.core.ScheduleFact.Resumed;
import io.backwise.progress.streak.core.ScheduleFact.Scheduled;
import io.backwise.progress.streak.core.ScheduleFact.Suspended;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** What became of plans, a statement for a whole batch. */
@ApplicationScoped
class ScheduleStore {
    private static final String STANDING = """
            SELECT patient_id, sequence, kind, day, weekdays, zone, ce_id, type, body FROM schedule_fact
            WHERE patient_id = ANY (cast(:patients AS uuid[]))
            """;
    private static final String PUT = """
            INSERT INTO schedule_fact (patient_id, sequence, kind, day, weekdays, zone, ce_id, digest, type, body)
            SELECT * FROM unnest(cast(:patients AS uuid[]), cast(:sequences AS bigint[]), cast(:kinds AS text[]),
                cast(cast(:days AS text[]) AS date[]), cast(:weekdays AS integer[]), cast(:zones AS text[]), cast(:ces AS text[]),
                cast(:digests AS text[]), cast(:types AS text[]), cast(:bodies AS text[]))
            ON CONFLICT (patient_id, sequence) DO UPDATE
            SET kind = excluded.kind, day = excluded.day, weekdays = excluded.weekdays, zone = excluded.zone,
                ce_id = excluded.ce_id, digest = excluded.digest, type = excluded.type, body = excluded.body
            """;

    /** What a schedule fact is known by. */
    record Key(UUID patientId, long sequence) {}

    static Entry<Key, PlanEvent> entry(PlanEvent event) {
        ScheduleFact fact = event.fact();
        return new Entry<>(
                new Key(event.patientId(), event.fact().sequence()),
                new Entry.Rank(Instant.EPOCH, event.ceId()),
                // Of what the fact says, in an order that is the same in every process.
                Digest.of(kind(fact) + ' ' + day(fact) + ' ' + weekdays(fact) + ' ' + zone(fact)),
                event);
    }

    /** To be put aside when another takes its place. */
    static Displaced displaced(PlanEvent event) {
        return new Displaced(
                LedgerConsumer.PLANS,
                event.patientId().toString(),
                event.ceId(),
                event.type(),
                event.body(),
                RecordingFacts.DISPLACED);
    }

    /** All facts of these patients. */
    Uni<List<Entry<Key, PlanEvent>>> standing(Collection<UUID> patients) {
        return Sql.rows(STANDING, Map.of("patients", patients.toArray(UUID[]::new)))
                .map(rows -> rows.stream()
                        .map(row -> entry(new PlanEvent(
                                (UUID) row[0], (String) row[6], fact(row), (String) row[7], (String) row[8])))
                        .toList());
    }

    /** The schedule of each of these patients. */
    Uni<Map<UUID, Schedule>> schedules(Collection<UUID> patients) {
        return standing(patients).map(all -> schedules(patients, all));
    }

    static Map<UUID, Schedule> schedules(Collection<UUID> patients, Collection<Entry<Key, PlanEvent>> entries) {
        Map<UUID, List<ScheduleFact>> facts = entries.stream()
                .map(Entry::fact)
                .collect(Collectors.groupingBy(
                        PlanEvent::patientId, Collectors.mapping(PlanEvent::fact, Collectors.toList())));
        return patients.stream()
                .distinct()
                .collect(Collectors.toMap(it -> it, it -> Schedule.of(facts.getOrDefault(it, List.of()))));
    }

    Uni<Void> put(List<Entry<Key, PlanEvent>> entries) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("patients", column(entries, it -> it.key().patientId(), UUID[]::new));
        columns.put("sequences", column(entries, it -> it.key().sequence(), Long[]::new));
        columns.put("kinds", facts(entries, ScheduleStore::kind, String[]::new));
        columns.put("days", facts(entries, it -> day(it).toString(), String[]::new));
        columns.put("weekdays", facts(entries, ScheduleStore::weekdays, Integer[]::new));
        columns.put("zones", facts(entries, ScheduleStore::zone, String[]::new));
        columns.put("ces", column(entries, it -> it.fact().ceId(), String[]::new));
        columns.put("digests", column(entries, Entry::digest, String[]::new));
        columns.put("types", column(entries, it -> it.fact().type(), String[]::new));
        columns.put("bodies", column(entries, it -> it.fact().body(), String[]::new));
        return Sql.update(PUT, columns).replaceWithVoid();
    }

    private static <C> C[] facts(
            List<Entry<Key, PlanEvent>> entries, Function<ScheduleFact, C> value, IntFunction<C[]> array) {
        return column(entries, it -> value.apply(it.fact().fact()), array);
    }

    private static <C> C[] column(
            List<Entry<Key, PlanEvent>> entries, Function<Entry<Key, PlanEvent>, C> value, IntFunction<C[]> array) {
        return entries.stream().map(value).toArray(array);
    }

    private static String kind(ScheduleFact fact) {
        return fact.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static int weekdays(ScheduleFact fact) {
        return fact instanceof Scheduled it
                ? it.weekdays().stream().mapToInt(day -> 1 << day.ordinal()).sum()
                : 0;
    }

    private static String zone(ScheduleFact fact) {
        return fact instanceof Scheduled it ? it.zone().getId() : "";
    }

    private static LocalDate day(ScheduleFact fact) {
        return switch (fact) {
            case Scheduled it -> it.from();
            case Completed it -> it.to();
            case Suspended it -> it.from();
            case Resumed it -> it.to();
        };
    }

    static ScheduleFact fact(long sequence, String kind, LocalDate day, int weekdays, String zone) {
        return switch (kind) {
            case "scheduled" -> new Scheduled(sequence, day, weekdays(weekdays), ZoneId.of(zone));
            case "completed" -> new Completed(sequence, day);
            case "suspended" -> new Suspended(sequence, day);
            default -> new Resumed(sequence, day);
        };
    }

    private static ScheduleFact fact(Object[] row) {
        return fact(
                ((Number) row[1]).longValue(),
                (String) row[2],
                (LocalDate) row[3],
                ((Number) row[4]).intValue(),
                (String) row[5]);
    }

    private static Set<DayOfWeek> weekdays(int bits) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if ((bits & 1 << day.ordinal()) != 0) {
                days.add(day);
            }
        }
        return days;
    }
}
