package io.backwise.system.faults;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Events that come in another order than what they tell, and days that are no days. */
final class HistoryFaults {
    private static final Set<DayOfWeek> DAILY = EnumSet.allOf(DayOfWeek.class);
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private HistoryFaults() {}

    /** Plans, pauses and sessions of three months, all shuffled, some twice. */
    record Reordered(int people, long seed) implements Fault {
        private static final int DAYS = 90;

        @Override
        public String number() {
            return "7";
        }

        @Override
        public String what() {
            return "events of " + people + " people in any order, up to " + DAYS + " days late, seed " + seed;
        }

        @Override
        public void strike(Trial trial) throws Exception {
            Random random = new Random(seed);
            // Before three at night it is still the day before.
            LocalDate today = LocalDate.now(ZoneOffset.ofHours(-3));
            List<Stranger> strangers = new ArrayList<>();
            for (int i = 0; i < people; i++) {
                LocalDate first = today.minusDays(DAYS);
                Stranger it = new Stranger(ZoneOffset.UTC, random).planned(first, weekdays(random), ZoneOffset.UTC);
                it.paused(first.plusDays(20), first.plusDays(21 + random.nextInt(10)));
                it.planned(first.plusDays(40 + random.nextInt(20)), weekdays(random), ZoneOffset.UTC);
                for (int day = 0; day < DAYS - 1; day++) {
                    if (random.nextInt(5) > 0) {
                        it.played(first.plusDays(day).atTime(9 + random.nextInt(12), random.nextInt(60)));
                    }
                }
                strangers.add(it);
            }
            compare(trial, strangers, random, List.of(today, today.minusDays(1 + random.nextInt(DAYS))));
        }

        private static Set<DayOfWeek> weekdays(Random random) {
            Set<DayOfWeek> days = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)));
            for (DayOfWeek it : DayOfWeek.values()) {
                if (random.nextBoolean()) {
                    days.add(it);
                }
            }
            return days;
        }
    }

    /** A person in every zone there is, around its last changes of the clock, who then moves to another zone. */
    record Zones(long seed) implements Fault {
        private static final Instant FIRST = Instant.parse("2011-01-01T00:00:00Z");

        @Override
        public String number() {
            return "12";
        }

        @Override
        public String what() {
            return "a person in each zone, days of 23 and 25 hours, Apia without 2011-12-30, a move mid-streak, seed "
                    + seed;
        }

        @Override
        public void strike(Trial trial) throws Exception {
            Random random = new Random(seed);
            List<ZoneId> zones = ZoneId.getAvailableZoneIds().stream()
                    .sorted()
                    .map(ZoneId::of)
                    .toList();
            List<Stranger> strangers = new ArrayList<>();
            for (ZoneId zone : zones) {
                Instant change = change(zone, random);
                LocalDate day = change.atZone(zone).toLocalDate();
                Stranger it = new Stranger(zone, random).planned(day.minusDays(6), DAILY, zone);
                for (int hours = -6 * 24; hours <= 4 * 24; hours += 11 + random.nextInt(14)) {
                    it.played(change.plus(Duration.ofHours(hours)).plusSeconds(random.nextInt(3_600)));
                }
                it.played(change.minusSeconds(1)).played(change);
                ZoneId next = zones.get(random.nextInt(zones.size()));
                it.planned(day.plusDays(5), DAILY, next);
                for (int late = 5; late < 10; late++) {
                    it.played(day.plusDays(late).atTime(random.nextInt(24), 30));
                }
                strangers.add(it);
            }
            Stranger apia = new Stranger(ZoneId.of("Pacific/Apia"), random)
                    .planned(LocalDate.of(2011, 12, 27), DAILY, ZoneId.of("Pacific/Apia"));
            for (int day : new int[] {27, 28, 29, 31}) {
                apia.played(LocalDate.of(2011, 12, day).atTime(12, 0));
            }
            strangers.add(apia);
            compare(
                    trial,
                    strangers,
                    random,
                    List.of(
                            LocalDate.of(2011, 12, 31),
                            LocalDate.now(ZoneOffset.UTC).minusDays(2)));
        }

        /** One of the zone's changes since 2011; any day where it had none. */
        private static Instant change(ZoneId zone, Random random) {
            List<Instant> changes = new ArrayList<>();
            ZoneOffsetTransition next = zone.getRules().nextTransition(FIRST);
            while (next != null && next.getInstant().isBefore(Instant.parse("2026-06-01T00:00:00Z"))) {
                changes.add(next.getInstant());
                next = zone.getRules().nextTransition(next.getInstant());
            }
            return changes.isEmpty()
                    ? FIRST.plus(Duration.ofDays(random.nextInt(5_000)))
                    : changes.get(random.nextInt(changes.size()));
        }
    }

    /** Sends all of it shuffled, one event in four twice, and holds every summary against the definition. */
    private static void compare(Trial trial, List<Stranger> strangers, Random random, List<LocalDate> days)
            throws Exception {
        List<ProducerRecord<byte[], byte[]>> events = new ArrayList<>();
        for (Stranger it : strangers) {
            events.addAll(it.events);
            it.events.stream().filter(event -> random.nextInt(4) == 0).forEach(events::add);
        }
        Collections.shuffle(events, random);
        trial.world.topics.send(events);
        long end = System.nanoTime() + PATIENCE.toNanos();
        long most = 0;
        long lag;
        do {
            lag = trial.world.topics.lag();
            most = Math.max(most, lag);
            trial.rest(0.1);
        } while (lag > 50 && System.nanoTime() < end);
        if (most > Trial.CALM) {
            trial.felt("%d events, %d behind", events.size(), most);
        }
        List<String> wrong = new ArrayList<>();
        for (Stranger it : strangers) {
            String token = trial.world.stack.token("patient", it.id.toString());
            for (LocalDate asOf : days) {
                Optional<String> difference =
                        Summaries.difference(trial.world, it.id, token, it.facts, it.sessions, asOf);
                // The last of the events may be on their way.
                while (difference.isPresent() && System.nanoTime() < end) {
                    trial.rest(1);
                    difference = Summaries.difference(trial.world, it.id, token, it.facts, it.sessions, asOf);
                }
                difference.ifPresent(wrong::add);
            }
        }
        trial.expect(
                wrong.isEmpty(),
                "I2: %d of %d summaries: %s",
                wrong.size(),
                strangers.size() * days.size(),
                wrong.stream().limit(3).toList());
    }
}
