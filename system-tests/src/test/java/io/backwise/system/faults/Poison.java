package io.backwise.system.faults;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** Records that can never be consumed, among good ones; at least two on each topic that a service consumes. */
record Poison() implements Fault {
    private static final int LOOKS = 50;
    private static final String SESSION = "io.backwise.routine.session.completed.v1";
    private static final Map<String, String> TYPES = Map.of(
            "plan-changed", "io.backwise.routine.plan.assigned.v1",
            "session-completed", SESSION,
            "care-team-changed", "io.backwise.routine.care-team.changed.v1",
            "care-alert", "io.backwise.routine.alert.raised.v1",
            "patient-erased", "io.backwise.routine.patient.erased.v1",
            "exercise-changed", "io.backwise.catalog.exercise.published.v1",
            "rules-changed", "io.backwise.catalog.rules.published.v1",
            "patient-accessed", "io.backwise.progress.patient.accessed.v1");

    @Override
    public String number() {
        return "8";
    }

    @Override
    public String what() {
        return "poison on every topic: no JSON, unknown type and version, null key, impossible date, no envelope, 5 MB";
    }

    @Override
    public boolean isShort() {
        return true;
    }

    @Override
    public boolean replays() {
        return true;
    }

    @Override
    public void strike(Trial trial) throws Exception {
        byte[] good = trial.world.topics.all("session-completed").getFirst().value();
        List<ProducerRecord<byte[], byte[]>> poison = sessions(new String(good, StandardCharsets.UTF_8));
        poison.add(new ProducerRecord<>("plan-changed", null, (byte[]) null, bytes("{}")));
        for (String topic : Topics.ALL) {
            poison.add(one(topic));
            poison.add(event(topic, TYPES.getOrDefault(topic, ""), "{}"));
        }
        Set<Topics.Place> places = Set.copyOf(trial.world.topics.send(poison));
        trial.world.poisoned.addAll(places);
        trial.expect(isRefused(trial), "the broker takes a record of 5 MB");
        int put = poison.size();
        int left = put;
        for (int i = 0; i < LOOKS && left > 0; i++) {
            trial.rest(0.2);
            left = DeadLetters.missing(trial.world.topics, places).size();
        }
        if (left < put) {
            trial.felt("%d of %d poisoned records put aside", put - left, put);
        }
    }

    private static List<ProducerRecord<byte[], byte[]>> sessions(String json) {
        String day = "\"performedOn\":\"[^\"]+\"";
        List<ProducerRecord<byte[], byte[]>> poison = new ArrayList<>();
        poison.add(session(""));
        poison.add(session("[]"));
        poison.add(event("session-completed", "io.backwise.routine.session.completed.v2", json));
        poison.add(event("session-completed", "io.backwise.other.v1", json));
        poison.add(session(json.replaceFirst(day, "\"performedOn\":\"2026-02-30\"")));
        poison.add(session(json.replaceFirst(day, "\"performedOn\":\"1999-01-01\"")));
        poison.add(session(json.replaceFirst("\"painBefore\":\\d+", "\"painBefore\":11")));
        poison.add(new ProducerRecord<>("session-completed", null, (byte[]) null, (byte[]) null));
        // Nothing is wrong with it but that nothing keeps it in order.
        ProducerRecord<byte[], byte[]> whole = session(json);
        poison.add(new ProducerRecord<>(whole.topic(), null, null, (byte[]) null, whole.value(), whole.headers()));
        poison.add(new ProducerRecord<>("session-completed", null, bytes("x"), bytes("{}")));
        return poison;
    }

    private static boolean isRefused(Trial trial) throws Exception {
        try {
            trial.world.topics.send(List.of(session("x".repeat(5 << 20))));
            return false;
        } catch (ExecutionException e) {
            return e.getCause() instanceof RecordTooLargeException;
        }
    }

    /** What the topic is for, and is none. */
    static ProducerRecord<byte[], byte[]> one(String topic) {
        return event(topic, TYPES.getOrDefault(topic, ""), "not json");
    }

    private static ProducerRecord<byte[], byte[]> session(String body) {
        return event("session-completed", SESSION, body);
    }

    /** With a good envelope, under a key of its own. */
    static ProducerRecord<byte[], byte[]> event(String topic, String type, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", UUID.randomUUID().toString());
        headers.put("ce_type", type);
        headers.put("ce_source", "/fault");
        headers.put("content-type", "application/json");
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, null, bytes(UUID.randomUUID().toString()), bytes(body));
        headers.forEach((name, value) -> record.headers().add(name, bytes(value)));
        return record;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
