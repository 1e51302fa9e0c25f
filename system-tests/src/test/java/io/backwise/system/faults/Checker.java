package io.backwise.system.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Looks at databases, topics and answers after a fault, beneath the system's own words. */
final class Checker {
    /** What is looked at may itself be told to others, as an access is. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(15);

    private final World world;
    private final UnaryOperator<List<ConsumerRecord<byte[], byte[]>>> asRead;

    Checker(World world) {
        this(world, UnaryOperator.identity());
    }

    /** @param asRead what becomes of the reports on the topic before they are looked at */
    Checker(World world, UnaryOperator<List<ConsumerRecord<byte[], byte[]>>> asRead) {
        this.world = world;
        this.asRead = asRead;
    }

    /** @param complaints empty when all holds */
    record Findings(int acknowledged, int lost, int doubled, List<String> complaints) {}

    /** I1 to I5. */
    Findings look() throws Exception {
        return look(world.poisoned);
    }

    /** @param poisoned where the records lie that have to be put aside */
    Findings look(Set<Topics.Place> poisoned) throws Exception {
        List<String> complaints = new ArrayList<>();
        Set<UUID> stored = ids(world.rows("routine", "SELECT session_id FROM session WHERE " + world.ofPeople()));
        Set<UUID> ledger = ids(world.rows("progress", "SELECT session_id FROM session_fact WHERE " + world.ofPeople()));
        List<ConsumerRecord<byte[], byte[]>> events = asRead.apply(world.topics.all("session-completed").stream()
                .filter(it -> isOurs(it.key()))
                .toList());
        complaints.addAll(Relays.outOfOrder(events, "reportedAt"));
        complaints.addAll(Relays.outOfOrder(ofKnown("plan-changed"), "sequence"));
        complaints.addAll(Relays.outOfOrder(ofKnown("care-team-changed"), "version"));
        complaints.addAll(Relays.missing(world));
        Set<UUID> published = ids(events.stream()
                .map(it -> Topics.header(it, "ce_id").isEmpty() ? "" : sessionOf(it.value()))
                .filter(it -> !it.isEmpty())
                .toList());
        Set<UUID> acknowledged = world.journal.acknowledged;
        Set<UUID> lost = new HashSet<>(acknowledged);
        lost.removeIf(it -> stored.contains(it) && ledger.contains(it) && published.contains(it));
        complain(complaints, !stored.equals(ledger), "I1: %d reports, %d in the ledger", stored.size(), ledger.size());
        complain(
                complaints, !stored.equals(published), "I1: %d reports, %d published", stored.size(), published.size());
        complain(complaints, !world.journal.sent.containsAll(ledger), "I1: the ledger has what nobody sent");
        complain(complaints, !lost.isEmpty(), "I1: %d acknowledged reports are lost", lost.size());
        complain(
                complaints,
                !world.journal.refused.isEmpty(),
                "%d reports were refused: %s",
                world.journal.refused.size(),
                new TreeSet<>(world.journal.refused.values()));
        complain(
                complaints,
                world.journal.withoutRetryAfter.get() > 0,
                "%d answers 503 without Retry-After",
                world.journal.withoutRetryAfter.get());
        complaints.addAll(world.journal.troubles);
        complaints.addAll(Facts.complaints(world));
        complaints.addAll(Safety.violations(world));
        complaints.addAll(Relations.violations(world));
        int doubled = Summaries.told(world, complaints) - ledger.size();
        backlog(complaints);
        complaints.addAll(DeadLetters.complaints(world.topics, poisoned));
        complaints.addAll(Connections.leftOver(world));
        List<String> told = world.logs.tellOfHealth();
        complain(complaints, !told.isEmpty(), "logs: %d lines tell of health: %s", told.size(), first(told));
        return new Findings(acknowledged.size(), lost.size(), doubled, complaints);
    }

    private boolean isOurs(byte[] key) {
        return key != null
                && world.people.stream()
                        .anyMatch(it -> Arrays.equals(it.id().toString().getBytes(), key));
    }

    private List<ConsumerRecord<byte[], byte[]>> ofKnown(String topic) {
        Set<String> known = world.known.stream().map(UUID::toString).collect(Collectors.toSet());
        return world.topics.all(topic).stream()
                .filter(it -> it.key() != null && known.contains(new String(it.key(), StandardCharsets.UTF_8)))
                .toList();
    }

    private static String sessionOf(byte[] body) {
        try {
            return World.JSON.readTree(body).path("sessionId").asText();
        } catch (java.io.IOException e) {
            return "";
        }
    }

    private void backlog(List<String> complaints) throws Exception {
        long end = System.nanoTime() + ON_ITS_WAY.toNanos();
        List<String> waiting = waiting();
        while (!waiting.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(250);
            waiting = waiting();
        }
        complaints.addAll(waiting);
        List<String> unread = world.topics.unread();
        complain(complaints, !unread.isEmpty(), "I5: nobody consumes %s", unread);
        List<String> weak = world.topics.weak();
        complain(complaints, !weak.isEmpty(), "I5: %s would be lost with one broker", weak);
    }

    private List<String> waiting() throws Exception {
        List<String> waiting = new ArrayList<>();
        for (String database : List.of("catalog", "routine", "progress")) {
            long rows = world.number(database, "SELECT count(*) FROM outbox");
            complain(waiting, rows > 0, "I5: %d rows wait in the outbox of %s", rows, database);
        }
        long lag = world.topics.lag();
        complain(waiting, lag > 0, "I5: %d records are not consumed", lag);
        return waiting;
    }

    private static List<String> first(List<String> all) {
        return all.subList(0, Math.min(3, all.size()));
    }

    private static Set<UUID> ids(List<String> ids) {
        return ids.stream().map(UUID::fromString).collect(Collectors.toSet());
    }

    static void complain(List<String> complaints, boolean wrong, String text, Object... values) {
        if (wrong) {
            complaints.add(String.format(Locale.ROOT, text, values));
        }
    }
}
