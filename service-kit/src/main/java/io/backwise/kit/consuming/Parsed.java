package io.backwise.kit.consuming;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * A batch of records, read.
 *
 * @param facts in the order of their records
 * @param recordOf each fact, by identity
 * @param poison what cannot be read, with the cause
 */
record Parsed<T>(
        ConsumerRecords<byte[], byte[]> records,
        List<T> facts,
        Map<T, ConsumerRecord<byte[], byte[]>> recordOf,
        Map<ConsumerRecord<byte[], byte[]>, String> poison) {

    static <T> Parsed<T> of(ConsumerRecords<byte[], byte[]> records, Function<CloudEventRecord, T> parse) {
        List<T> facts = new ArrayList<>();
        Map<T, ConsumerRecord<byte[], byte[]>> recordOf = new IdentityHashMap<>();
        Map<ConsumerRecord<byte[], byte[]>, String> poison = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                T fact = parse.apply(CloudEventRecord.of(record));
                recordOf.put(fact, record);
                facts.add(fact);
            } catch (PoisonException e) {
                poison.put(record, e.cause());
            } catch (RuntimeException e) {
                // Parsing asks nobody: what failed now would fail for ever.
                poison.put(record, "cannot be parsed");
            }
        }
        return new Parsed<>(records, facts, recordOf, poison);
    }

    /** All that is to be put aside. */
    Map<ConsumerRecord<byte[], byte[]>, String> poisonWith(Collection<Refusal<T>> refusals) {
        Map<ConsumerRecord<byte[], byte[]>, String> all = new LinkedHashMap<>(poison);
        refusals.forEach(it -> all.put(Objects.requireNonNull(recordOf.get(it.fact())), it.cause()));
        return all;
    }

    /** The keys whose last record of the batch is one of these. */
    Set<String> keysThatEndIn(Set<ConsumerRecord<byte[], byte[]>> some) {
        Set<String> keys = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.key() != null) {
                String key = new String(record.key(), StandardCharsets.UTF_8);
                if (some.contains(record)) {
                    keys.add(key);
                } else {
                    keys.remove(key);
                }
            }
        }
        return keys;
    }
}
