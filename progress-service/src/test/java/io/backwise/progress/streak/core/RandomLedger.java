package io.backwise.progress.streak.core;

import io.backwise.progress.streak.core.ScheduleFact.Completed;
import io.backwise.progress.streak.core.ScheduleFact.Resumed;
import io.backwise.progress.streak.core.ScheduleFact.Scheduled;
import io.backwise.progress.streak.core.ScheduleFact.Suspended;
import io.backwise.progress.streak.core.SessionFact.Status;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A random ledger: plans that follow and cut each other, change zone, pause and end, and sessions of every kind. It lies
 * around the day that Apia never had, and around changes of the clock.
 */
public record RandomLedger(
        LocalDate first, int days, List<ScheduleFact> facts, List<SessionFact> sessions, LocalDate asOf) {
    private static final LocalDate APIA_JUMPED = LocalDate.of(2011, 12, 30);
    private static final List<ZoneId> ZONES = List.of(
            ZoneOffset.UTC,
            ZoneId.of("Pacific/Apia"),
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("America/Sao_Paulo"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Pacific/Kwajalein"));

    public static RandomLedger of(SplittableRandom random) {
        int days = random.nextInt(4) == 0 ? 400 : 120;
        LocalDate first = APIA_JUMPED.minusDays(random.nextInt(days));
        List<ScheduleFact> facts = new ArrayList<>();
        int many = random.nextInt(1, 8);
        for (int sequence = 1; sequence <= many; sequence++) {
            facts.add(fact(random, sequence, first, days));
        }
        List<SessionFact> sessions = new ArrayList<>();
        for (int i = random.nextInt(80); i > 0; i--) {
            sessions.add(session(random, "s" + i, day(random, first, days)));
        }
        return new RandomLedger(first, days, facts, sessions, day(random, first, days));
    }

    /** Its progress as the definition gives it. */
    public Progress byTheDefinition(LocalDate asOf) {
        return Oracle.progress(facts, sessions, first.plusDays(days), asOf);
    }

    public LocalDate day(SplittableRandom random) {
        return day(random, first, days);
    }

    private static SessionFact session(SplittableRandom random, String id, LocalDate on) {
        Status status = Status.values()[Math.max(0, random.nextInt(-3, 3))];
        return new SessionFact(
                id,
                on,
                on.atTime(random.nextInt(24), 0).toInstant(ZoneOffset.UTC),
                status,
                random.nextInt(11),
                random.nextInt(11));
    }

    private static ScheduleFact fact(SplittableRandom random, int sequence, LocalDate first, int days) {
        LocalDate day = day(random, first, days);
        return switch (random.nextInt(6)) {
            case 0 -> new Completed(sequence, day);
            case 1 -> new Suspended(sequence, day);
            case 2 -> new Resumed(sequence, day);
            default -> new Scheduled(sequence, day, weekdays(random), ZONES.get(random.nextInt(ZONES.size())));
        };
    }

    private static LocalDate day(SplittableRandom random, LocalDate first, int days) {
        return first.plusDays(random.nextInt(days));
    }

    private static Set<DayOfWeek> weekdays(SplittableRandom random) {
        Set<DayOfWeek> all = EnumSet.noneOf(DayOfWeek.class);
        int least = random.nextBoolean() ? 7 : random.nextInt(8);
        while (all.size() < least) {
            all.add(DayOfWeek.of(random.nextInt(1, 8)));
        }
        return all;
    }

    /** Numbers from 0 in a random order, some of them twice. */
    public static List<Integer> deliveries(SplittableRandom random, int count) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
        for (int i = count; i > 0; i--) {
            if (random.nextInt(4) == 0) {
                order.add(random.nextInt(count));
            }
        }
        for (int i = order.size() - 1; i > 0; i--) {
            java.util.Collections.swap(order, i, random.nextInt(i + 1));
        }
        return order;
    }
}
