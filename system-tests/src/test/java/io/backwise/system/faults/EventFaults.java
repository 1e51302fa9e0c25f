package io.backwise.system.faults;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** Records that come again, or should never have come. */
final class EventFaults {
    private static final String SESSION = "io.backwise.routine.session.completed.v1";

    private EventFaults() {}

    /** Every record that lies on the topics, one to five times more, in any order; then everything from the first offset. */
    record Duplicates() implements Fault {
        @Override
        public String number() {
            return "6";
        }

        @Override
        public String what() {
            return "each record 1-5 times more, shuffled; then everything from offset 0";
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
            List<ProducerRecord<byte[], byte[]>> again = new ArrayList<>();
            for (String topic : List.of("plan-changed", "session-completed")) {
                for (ConsumerRecord<byte[], byte[]> it : trial.world.topics.all(topic)) {
                    for (int i = 1 + trial.random.nextInt(5); i > 0; i--) {
                        again.add(new ProducerRecord<>(topic, null, it.key(), it.value(), it.headers()));
                    }
                }
            }
            Collections.shuffle(again, trial.random);
            trial.world.topics.send(again);
            trial.felt("%d records sent again", again.size());
        }
    }

    /** Records that can never be consumed, among good ones. */
    record Poison() implements Fault {
        @Override
        public String number() {
            return "8";
        }

        @Override
        public String what() {
            return "poison: no JSON, unknown type and version, null key, impossible date, no envelope, 5 MB";
        }

        @Override
        public boolean isShort() {
            return true;
        }

        @Override
        public void strike(Trial trial) throws Exception {
            byte[] good = trial.world.topics.all("session-completed").getFirst().value();
            String json = new String(good, StandardCharsets.UTF_8);
            List<ProducerRecord<byte[], byte[]>> poison = new ArrayList<>();
            poison.add(event(SESSION, "not json"));
            poison.add(event(SESSION, ""));
            poison.add(event(SESSION, "[]"));
            poison.add(event("io.backwise.routine.session.completed.v2", json));
            poison.add(event("io.backwise.other.v1", json));
            poison.add(
                    event(SESSION, json.replaceFirst("\"performedOn\":\"[^\"]+\"", "\"performedOn\":\"2026-02-30\"")));
            poison.add(
                    event(SESSION, json.replaceFirst("\"performedOn\":\"[^\"]+\"", "\"performedOn\":\"1999-01-01\"")));
            poison.add(event(SESSION, json.replaceFirst("\"painBefore\":\\d+", "\"painBefore\":11")));
            poison.add(new ProducerRecord<>("session-completed", null, (byte[]) null, (byte[]) null));
            poison.add(new ProducerRecord<>("session-completed", null, bytes("x"), bytes("{}")));
            poison.add(new ProducerRecord<>("plan-changed", null, (byte[]) null, bytes("{}")));
            trial.world.topics.send(poison);
            trial.world.deadLetters += poison.size();
            trial.expect(isRefused(trial), "the broker takes a record of 5 MB");
            trial.rest(3);
            int letters =
                    trial.world.topics.all("session-completed-dead-letter").size();
            if (letters > 0) {
                trial.felt("%d poisoned records", poison.size());
            }
        }

        private static boolean isRefused(Trial trial) throws Exception {
            try {
                trial.world.topics.send(List.of(event(SESSION, "x".repeat(5 << 20))));
                return false;
            } catch (ExecutionException e) {
                return e.getCause() instanceof RecordTooLargeException;
            }
        }
    }

    /** Events of a newer producer: fields that nobody knows are ignored, a new meaning is put aside. */
    record OldAndNew() implements Fault {
        @Override
        public String number() {
            return "17";
        }

        @Override
        public String what() {
            return "events with unknown fields and of a v2 among those of v1";
        }

        @Override
        public void strike(Trial trial) throws Exception {
            List<ProducerRecord<byte[], byte[]>> mixed = new ArrayList<>();
            int newer = 0;
            for (ConsumerRecord<byte[], byte[]> it : trial.world.topics.all("session-completed")) {
                String json = new String(it.value(), StandardCharsets.UTF_8);
                if (!Topics.header(it, "ce_type").equals(SESSION) || !json.endsWith("}") || json.length() < 50) {
                    continue;
                }
                String more = json.substring(0, json.length() - 1) + ",\"heartRate\":{\"mean\":71}}";
                mixed.add(new ProducerRecord<>("session-completed", null, it.key(), bytes(more), it.headers()));
                if (newer < 10) {
                    mixed.add(event("io.backwise.routine.session.completed.v2", more));
                    newer++;
                }
            }
            trial.world.topics.send(mixed);
            trial.world.deadLetters += newer;
            trial.rest(2);
            trial.felt("%d events of a newer producer", mixed.size());
        }
    }

    static ProducerRecord<byte[], byte[]> poisoned() {
        return event(SESSION, "not json");
    }

    private static ProducerRecord<byte[], byte[]> event(String type, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", UUID.randomUUID().toString());
        headers.put("ce_type", type);
        headers.put("ce_source", "/fault");
        headers.put("content-type", "application/json");
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                "session-completed", null, bytes(UUID.randomUUID().toString()), bytes(body));
        headers.forEach((name, value) -> record.headers().add(name, bytes(value)));
        return record;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
