package io.backwise.system.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backwise.progress.streak.core.ScheduleFact;
import io.backwise.progress.streak.core.SessionFact;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A patient of whom there are events only, and what those events say. */
final class Stranger {
    private static final String TYPE = "io.backwise.routine.";

    final UUID id = UUID.randomUUID();
    final List<ScheduleFact> facts = new ArrayList<>();
    final List<SessionFact> sessions = new ArrayList<>();
    final List<ProducerRecord<byte[], byte[]>> events = new ArrayList<>();
    private final Random random;
    private ZoneId zone;

    Stranger(ZoneId zone, Random random) {
        this.zone = zone;
        this.random = random;
    }

    /** A plan, or its revision where there is one, from a day on. */
    Stranger planned(LocalDate from, Set<DayOfWeek> weekdays, ZoneId zone) {
        this.zone = zone;
        facts.add(new ScheduleFact.Scheduled(facts.size() + 1L, from, weekdays, zone));
        ObjectNode data = plan(from, weekdays);
        add("plan-changed", "plan." + (facts.size() == 1 ? "assigned" : "revised") + ".v1", data);
        return this;
    }

    /** A pause from a day on, up to another. */
    Stranger paused(LocalDate from, LocalDate to) {
        facts.add(new ScheduleFact.Suspended(facts.size() + 1L, from));
        ObjectNode suspended = plan(from, EnumSet.allOf(DayOfWeek.class));
        suspended.putObject("pause").put("from", from.toString());
        add("plan-changed", "plan.suspended.v1", suspended);
        facts.add(new ScheduleFact.Resumed(facts.size() + 1L, to));
        ObjectNode resumed = plan(from, EnumSet.allOf(DayOfWeek.class));
        resumed.putObject("pause").put("from", from.toString()).put("to", to.toString());
        add("plan-changed", "plan.resumed.v1", resumed);
        return this;
    }

    /** A session at that time of the clock on the wall; one that the clock skips is taken at what follows. */
    Stranger played(LocalDateTime wall) {
        return played(ZonedDateTime.of(wall, zone).toInstant());
    }

    Stranger played(Instant at) {
        LocalDate on = at.atZone(zone).toLocalDateTime().minusHours(3).toLocalDate();
        SessionFact.Status status = SessionFact.Status.values()[random.nextInt(10) < 8 ? 0 : 1 + random.nextInt(2)];
        SessionFact fact =
                new SessionFact(UUID.randomUUID().toString(), on, at, status, random.nextInt(11), random.nextInt(11));
        sessions.add(fact);
        ObjectNode data = World.JSON
                .createObjectNode()
                .put("sessionId", fact.id())
                .put("patientId", id.toString())
                .put("planId", id.toString())
                .put("planRevision", 1)
                .put("performedAt", at.toString())
                .put("zone", zone.getId())
                .put("performedOn", on.toString())
                .put("status", status.name().toLowerCase(Locale.ROOT))
                .put("completion", 1.0)
                .put("painBefore", fact.painBefore())
                .put("painWorst", 10)
                .put("painAfter", fact.painAfter())
                .put("effort", 4)
                .put("response", "green")
                .put("reportedAt", at.plusSeconds(60).toString());
        data.putArray("items");
        add("session-completed", "session.completed.v1", data);
        return this;
    }

    private ObjectNode plan(LocalDate from, Set<DayOfWeek> weekdays) {
        ObjectNode data = World.JSON
                .createObjectNode()
                .put("patientId", id.toString())
                .put("sequence", facts.size())
                .put("planId", id.toString())
                .put("revision", facts.size())
                .put("status", "active")
                .put("from", from.toString())
                .put("zone", zone.getId());
        weekdays.forEach(it -> data.withArray("weekdays").add(it.name()));
        data.putArray("exercises").add("cat-cow");
        return data;
    }

    private void add(String topic, String type, ObjectNode data) {
        ProducerRecord<byte[], byte[]> event =
                new ProducerRecord<>(topic, null, bytes(id.toString()), bytes(data.toString()));
        event.headers().add("ce_specversion", bytes("1.0"));
        event.headers().add("ce_id", bytes(UUID.randomUUID().toString()));
        event.headers().add("ce_type", bytes(TYPE + type));
        event.headers().add("ce_source", bytes("/routine-service"));
        event.headers().add("content-type", bytes("application/json"));
        events.add(event);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
