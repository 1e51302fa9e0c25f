package io.backwise.system.faults;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records that come again, or from a newer producer. */
final class EventFaults {
    private static final String SESSION = "io.backwise.routine.session.completed.v1";

    private EventFaults() {}

    /**
     * Every record that lies on the topics, one to five times more, in any order; then everything from the first offset. Those of
     * the catalogue are compacted: what is sent last of an exercise is what stays, so that only the second part is for them.
     */
    record Duplicates() implements Fault {
        private static final List<String> TOPICS = Stream.concat(
                        Topics.OF_PATIENTS.stream(), Stream.of("patient-accessed"))
                .toList();

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
            List<ConsumerRecord<byte[], byte[]>> again = new ArrayList<>();
            for (String topic : TOPICS) {
                for (ConsumerRecord<byte[], byte[]> it : trial.world.topics.all(topic)) {
                    for (int i = 1 + trial.random.nextInt(5); i > 0; i--) {
                        again.add(it);
                    }
                }
            }
            Collections.shuffle(again, trial.random);
            List<Topics.Place> places = trial.world.topics.send(again.stream()
                    .map(it -> new ProducerRecord<>(it.topic(), null, it.key(), it.value(), it.headers()))
                    .toList());
            trial.feltBehind("%d records sent again", again.size());
            // What was poisoned is so again.
            for (int i = 0; i < places.size(); i++) {
                if (trial.world.poisoned.contains(Topics.Place.of(again.get(i)))) {
                    trial.world.poisoned.add(places.get(i));
                }
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
            List<Integer> newer = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> it : trial.world.topics.all("session-completed")) {
                String json = new String(it.value(), StandardCharsets.UTF_8);
                if (!Topics.header(it, "ce_type").equals(SESSION) || !json.endsWith("}") || json.length() < 50) {
                    continue;
                }
                String more = json.substring(0, json.length() - 1) + ",\"heartRate\":{\"mean\":71}}";
                mixed.add(new ProducerRecord<>(
                        "session-completed", null, it.key(), more.getBytes(StandardCharsets.UTF_8), it.headers()));
                if (newer.size() < 10) {
                    newer.add(mixed.size());
                    mixed.add(Poison.event("session-completed", "io.backwise.routine.session.completed.v2", more));
                }
            }
            List<Topics.Place> places = trial.world.topics.send(mixed);
            trial.feltBehind("%d events of a newer producer", mixed.size());
            newer.forEach(it -> trial.world.poisoned.add(places.get(it)));
        }
    }
}
