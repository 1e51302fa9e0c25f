package io.backwise.system.faults;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records that come again, or from a newer producer. */
final class EventFaults {
    /** Of a new version, on each topic. */
    private static final int NEWER = 3;

    /** Bytes of a body that says anything. */
    private static final int SHORTEST = 10;

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
            return "events with unknown fields and of a v2 among those of v1, on every topic";
        }

        @Override
        public void strike(Trial trial) throws Exception {
            List<ProducerRecord<byte[], byte[]>> mixed = new ArrayList<>();
            List<Integer> newer = new ArrayList<>();
            for (String topic : Topics.ALL) {
                int left = NEWER;
                for (ConsumerRecord<byte[], byte[]> it : known(trial.world, topic)) {
                    String json = new String(it.value(), StandardCharsets.UTF_8);
                    String more = json.substring(0, json.length() - 1) + ",\"notYetInvented\":{\"mean\":71}}";
                    mixed.add(new ProducerRecord<>(
                            topic, null, it.key(), more.getBytes(StandardCharsets.UTF_8), it.headers()));
                    if (left-- > 0) {
                        newer.add(mixed.size());
                        mixed.add(
                                Poison.event(topic, Topics.header(it, "ce_type").replaceFirst("1$", "2"), more));
                    }
                }
                trial.expect(left < NEWER, "there was nothing on %s", topic);
            }
            List<Topics.Place> places = trial.world.topics.send(mixed);
            trial.feltBehind("%d events of a newer producer", mixed.size());
            newer.forEach(it -> trial.world.poisoned.add(places.get(it)));
        }

        /** Those of v1 that can be consumed; of the catalogue the last of each, since what is sent last is what stays. */
        private static Collection<ConsumerRecord<byte[], byte[]>> known(World world, String topic) {
            Map<String, ConsumerRecord<byte[], byte[]>> known = new LinkedHashMap<>();
            for (ConsumerRecord<byte[], byte[]> it : world.topics.all(topic)) {
                boolean isWhole = it.key() != null && it.value() != null && it.value().length > SHORTEST;
                if (isWhole
                        && Topics.header(it, "ce_type").endsWith(".v1")
                        && !world.poisoned.contains(Topics.Place.of(it))) {
                    String key = new String(it.key(), StandardCharsets.UTF_8);
                    known.put(Topics.OF_PATIENTS.contains(topic) ? key + '@' + Topics.Place.of(it) : key, it);
                }
            }
            return known.values();
        }
    }
}
